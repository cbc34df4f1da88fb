import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Ask } from "./lease.js";
import { readingRoom } from "./reading-room.js";

/** An open reading room. */
export interface Room {
  /** Its address for the browser. */
  readonly address: string;
  /** Closes it at once; open connections end. */
  close(): Promise<void>;
}

/**
 * Opens the reading room on the loopback address.
 *
 * @param port 0 for any free one.
 * @param today the day the pages look from, asked at each request.
 * @throws Error where the port is taken or may not be used, with the mend.
 */
export async function listen(ask: Ask, port: number, today: () => string): Promise<Room> {
  const server = createServer(getRequestListener(readingRoom(ask, today).fetch));
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EADDRINUSE") throw new Error(`port ${port} is taken; name another one with --port, or 0 for any`);
    if (code === "EACCES") throw new Error(`port ${port} may not be used; name one above 1023 with --port`);
    throw error;
  }
  const found = server.address();
  const actual = typeof found === "object" && found !== null ? found.port : port;
  return {
    address: `http://127.0.0.1:${actual}/`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
