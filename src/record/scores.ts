import scoreTable from "../../data/plover.tsv";

const SCORES = new Map(
  scoreTable
    .split("\n")
    .slice(1)
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [type = "", mode = "", , score = "0"] = line.split("\t");
      return [`${type} ${mode}`, Number(score)];
    }),
);

/**
 * How cooperative or hostile an event is, from -10 to 10, by the scores of the PLOVER manual.
 *
 * @example scoreOf("CONSULT", "visit") // 4
 */
export function scoreOf(type: string, mode: string | null): number {
  return SCORES.get(`${type} ${mode ?? ""}`) ?? SCORES.get(`${type} `) ?? 0;
}
