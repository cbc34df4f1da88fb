import { spawn } from "node:child_process";
import { openRecord, type Record } from "../../src/record/index.js";
import { generated } from "./corpus.js";

/** Articles that share a transaction. */
const BATCH = 250;

/** What adding part of a corpus took. */
export interface Lap {
  readonly articles: number;
  readonly statements: number;
  readonly seconds: number;
}

/**
 * Adds the articles `from` to `to`. They are made up before the clock starts, so that one process that makes up its own
 * does not take the processors from another that adds.
 */
async function addRange(record: Record, from: number, to: number): Promise<Lap> {
  const articles = Array.from({ length: to - from }, (_, n) => generated(from + n));
  const started = performance.now();
  for (let at = 0; at < articles.length; at += BATCH) await record.add(articles.slice(at, at + BATCH));
  const seconds = (performance.now() - started) / 1000;
  const statements = articles.reduce((sum, article) => sum + article.statements.length, 0);
  return { articles: articles.length, statements, seconds };
}

/** The part of a process that adds on its own: `FROM TO` pairs on standard input, a lap for each on standard output. */
export async function addAsWorker(where: string): Promise<void> {
  const record = await openRecord(where);
  process.stdout.write("ready\n");
  for await (const line of lines(process.stdin)) {
    const [from = 0, to = 0] = line.split(" ").map(Number);
    process.stdout.write(`${JSON.stringify(await addRange(record, from, to))}\n`);
  }
  await record.close();
}

/** Adds in this process, lap by lap. */
export async function addHere(record: Record, articles: number, laps: number, told: (lap: Lap) => void): Promise<void> {
  const size = articles / laps;
  for (let lap = 0; lap < laps; lap++)
    told(await addRange(record, Math.round(lap * size), Math.round((lap + 1) * size)));
}

/** Adds from several processes at once, lap by lap; a lap's rate is the sum of theirs. */
export async function addFrom(
  processes: number,
  where: string,
  articles: number,
  laps: number,
  told: (lap: Lap) => void,
): Promise<void> {
  const workers = await Promise.all(Array.from({ length: processes }, () => startWorker(where)));
  const size = articles / laps;
  for (let lap = 0; lap < laps; lap++) {
    const part = size / processes;
    const done = await Promise.all(
      workers.map((worker, at) =>
        worker.ask(Math.round(lap * size + at * part), Math.round(lap * size + (at + 1) * part)),
      ),
    );
    const sum = (of: keyof Lap) => done.reduce((total, one) => total + one[of], 0);
    told({
      articles: sum("articles"),
      statements: sum("statements"),
      seconds: Math.max(...done.map(({ seconds }) => seconds)),
    });
  }
  await Promise.all(workers.map((worker) => worker.end()));
}

async function startWorker(where: string) {
  const entry = process.argv[1];
  if (!entry) throw new Error("the bench does not know its own file");
  const child = spawn(process.execPath, [entry, "--worker", where], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = lines(child.stdout);
  await answers.next();
  return {
    async ask(from: number, to: number): Promise<Lap> {
      child.stdin.write(`${from} ${to}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error("a process that adds ended before its time");
      return JSON.parse(value) as Lap;
    },
    async end(): Promise<void> {
      child.stdin.end();
      await new Promise((resolve) => child.once("exit", resolve));
    },
  };
}

async function* lines(stream: AsyncIterable<unknown>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of stream) {
    const parts = (rest + String(chunk)).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
}
