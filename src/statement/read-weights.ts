/**
 * Weights of yes-or-no facts, by the judge that weighs them, from a table of three columns: judge, fact, weight. It has a
 * head, and lines that begin with `#` are comments. The tables are long and every start reads them, so that they are gone
 * through once, with no list of lines.
 *
 * @example readWeights("kind\tfeature\tweight\naim\talways\t-0.5\n").get("aim")?.get("always") // -0.5
 */
export function readWeights(table: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const judges = new Map<string, Map<string, number>>();
  for (let from = table.indexOf("\n") + 1; from > 0 && from < table.length; ) {
    const line = table.indexOf("\n", from);
    const to = line < 0 ? table.length : line;
    const fact = table.indexOf("\t", from) + 1;
    const weight = table.indexOf("\t", fact) + 1;
    if (!table.startsWith("#", from) && fact > 0 && weight > 0 && weight <= to) {
      const judge = table.slice(from, fact - 1);
      let known = judges.get(judge);
      if (!known) {
        known = new Map();
        judges.set(judge, known);
      }
      known.set(table.slice(fact, weight - 1), Number(table.slice(weight, to)));
    }
    from = to + 1;
  }
  return judges;
}
