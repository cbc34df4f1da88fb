import { readFileSync } from "node:fs";
import { z } from "zod";
import { type CodedReport, CodedStatement } from "./coded-reports.js";

const Line = z.object({
  id: z.string(),
  published: z.string(),
  title: z.string().nullish(),
  text: z.string(),
  statements: z.array(z.unknown()),
});

/** Coded reports as JSON lines; statements that do not hold to the guide's fields are left out. */
export function readGold(path: string): CodedReport[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => {
      const { title, statements, ...rest } = Line.parse(JSON.parse(line));
      return {
        ...rest,
        title: title ?? null,
        statements: statements.flatMap((one) => {
          const read = CodedStatement.safeParse(one);
          return read.success ? [read.data] : [];
        }),
      };
    });
}
