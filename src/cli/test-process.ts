// Runs the built command line as a process of its own, as a user does.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { resolve } from "node:path";

const BUILT = resolve("dist/chancery.js");

/** How a process ended. */
export interface Ended {
  /** Exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
}

export interface RunOptions {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `chancery` with arguments. */
export function start(args: readonly string[], { cwd, input, env }: RunOptions): Running {
  const { CHANCERY_RECORD: _, ...rest } = process.env;
  const child = spawn(process.execPath, [BUILT, ...args], { cwd, env: { ...rest, ...env } });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (piece) => {
    out += piece;
  });
  child.stderr.setEncoding("utf8").on("data", (piece) => {
    err += piece;
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input ?? "");
  const ended = new Promise<Ended>((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => done({ code, out, err }));
  });
  return { child, ended };
}

/** Runs `chancery` to its end. */
export const run = (args: readonly string[], options: RunOptions): Promise<Ended> => start(args, options).ended;
