import { Presets, SingleBar } from "cli-progress";
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

/** Back to the start of the line, and the line emptied. */
const CLEAR_LINE = "\r\u001b[K";

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
  const bar = new SingleBar(
    { format, clearOnComplete: true, hideCursor: true, barsize: 30, stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(total, 0, { rate: "–" });
  return {
    step() {
      done++;
      // A file that cannot be found was not counted beforehand.
      if (total > 0 && done > total) bar.setTotal(done);
      const seconds = Math.max((Date.now() - started) / 1000, 0.001);
      bar.update(done, { rate: (done / seconds).toFixed(done < 10 * seconds ? 1 : 0) });
    },
    note(text) {
      process.stderr.write(`${CLEAR_LINE}${plain(text)}\n`);
      bar.updateETA();
    },
    stop: () => bar.stop(),
  };
}
