import { Presets, SingleBar } from "cli-progress";

/** Progress of long work: shown on a terminal, silent in a pipe. */
export interface Progress {
  /** Tells that one more article is done. */
  step(): void;
  stop(): void;
}

/**
 * A bar on standard error with count, rate and time left.
 *
 * @param total how many articles are expected; 0 where it is not known.
 */
export function progress(total: number): Progress {
  if (process.stderr.isTTY !== true) return { step() {}, stop() {} };
  const started = Date.now();
  let done = 0;
  const format = total
    ? "{bar} {value}/{total} articles · {rate}/s · {eta_formatted} left"
    : "{value} articles · {rate}/s";
  const bar = new SingleBar(
    { format, clearOnComplete: true, hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(total, 0, { rate: "–" });
  return {
    step() {
      done++;
      const seconds = Math.max((Date.now() - started) / 1000, 0.001);
      bar.update(done, { rate: (done / seconds).toFixed(0) });
    },
    stop: () => bar.stop(),
  };
}
