import { setImmediate as breath } from "node:timers/promises";

/** Whether Ctrl-C was pressed, for long work that ends after the transaction in hand. */
export interface Interruption {
  /** Lets a signal be heard and a bar be drawn, which busy work gives no pause for; true from Ctrl-C on. */
  heard(): Promise<boolean>;
  /** Whether Ctrl-C was pressed so far. */
  readonly came: boolean;
  /** Leaves Ctrl-C to the process again. */
  end(): void;
}

/**
 * Listens for Ctrl-C.
 *
 * @example
 * const interruption = listen();
 * for (const one of list) if (await interruption.heard()) break; else work(one);
 * interruption.end();
 */
export function listen(): Interruption {
  let came = false;
  const onInterrupt = () => {
    came = true;
  };
  process.once("SIGINT", onInterrupt);
  return {
    async heard() {
      await breath();
      return came;
    },
    get came() {
      return came;
    },
    end: () => void process.off("SIGINT", onInterrupt),
  };
}
