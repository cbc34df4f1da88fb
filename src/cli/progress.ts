import { MultiBar, Presets } from "cli-progress";
import { plain, warn } from "./terminal.js";

/** Progress of long work: a bar on a terminal; in a pipe only the notes. */
export interface Progress {
  /** Tells that one more article is done. */
  step(): void;
  /** Writes a line to standard error, above the bar. */
  note(text: string): void;
  stop(): void;
}

/** Progress that shows no bar. */
export const quiet: Progress = { step() {}, note: warn, stop() {} };

/**
 * A bar on standard error with count, rate and time left.
 *
 * @param total how many articles are expected; 0 where it is not known.
 */
export function progress(total: number): Progress {
  if (process.stderr.isTTY !== true) return quiet;
  const started = Date.now();
  let done = 0;
  const format = total
    ? "{bar} {value}/{total} articles · {rate}/s · {eta_formatted} left"
    : "{value} articles · {rate}/s";
  const bars = new MultiBar(
    { format, clearOnComplete: true, hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  );
  const bar = bars.create(total, 0, { rate: "–" });
  return {
    step() {
      done++;
      const seconds = Math.max((Date.now() - started) / 1000, 0.001);
      bar.update(done, { rate: (done / seconds).toFixed(0) });
    },
    note: (text) => bars.log(`${plain(text)}\n`),
    stop: () => bars.stop(),
  };
}
