#!/usr/bin/env node
import { Command } from "commander";
import { CODER_VERSION } from "../version.js";
import { Failure } from "./failure.js";
import { warn } from "./terminal.js";

type Register = (program: Command) => void;

/** Commands by name. Only the one asked for is loaded, so that coding a report does not wait for a database it never opens. */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  code: async () => (await import("./code.js")).codeCommand,
  add: async () => (await import("./add.js")).addCommand,
  articles: async () => (await import("./articles.js")).articlesCommand,
  brief: async () => (await import("./brief.js")).briefCommand,
  engagements: async () => (await import("./list.js")).engagementsCommand,
  events: async () => (await import("./list.js")).eventsCommand,
  show: async () => (await import("./show.js")).showCommand,
  search: async () => (await import("./search.js")).searchCommand,
  commitments: async () => (await import("./commitments.js")).commitmentsCommand,
  actor: async () => (await import("./actor.js")).actorCommand,
  dyad: async () => (await import("./actor.js")).dyadCommand,
  merge: async () => (await import("./by-hand.js")).mergeCommand,
  split: async () => (await import("./by-hand.js")).splitCommand,
  recode: async () => (await import("./recode.js")).recodeCommand,
  remove: async () => (await import("./remove.js")).removeCommand,
  export: async () => (await import("./backup.js")).exportCommand,
  restore: async () => (await import("./backup.js")).restoreCommand,
  serve: async () => (await import("./serve.js")).serveCommand,
  demo: async () => (await import("./demo.js")).demoCommand,
  parse: async () => (await import("./parse.js")).parseCommand,
  explain: async () => (await import("./explain.js")).explainCommand,
};

// A reader that goes away (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

const program = new Command("chancery")
  .description("Reads news reports and keeps a checkable record of diplomacy.")
  .version(CODER_VERSION)
  .showHelpAfterError("Add --help for usage and examples.")
  .exitOverride()
  .configureOutput({ outputError: (text) => warn(text.trimEnd()) });

const wanted = commands[process.argv[2] ?? ""];
for (const load of wanted ? [wanted] : Object.values(commands)) (await load())(program);
if (process.argv.length <= 2) program.outputHelp();
else await program.parseAsync().catch(fail);

/** Ends with the exit code that scripts can rely on: 2 wrong usage or nothing to read, 1 not there, 0 help. */
function fail(error: unknown): void {
  if (error instanceof Failure) {
    warn(`chancery: ${error.message}`);
    process.exitCode = error.code;
  } else if (error instanceof Error && "code" in error && String(error.code).startsWith("commander.")) {
    const asked = "exitCode" in error && error.exitCode === 0;
    process.exitCode = asked ? 0 : 2;
  } else {
    warn(`chancery: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.CHANCERY_DEBUG && error instanceof Error) warn(error.stack ?? "");
    process.exitCode = 2;
  }
}
