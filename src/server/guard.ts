import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { STYLE } from "../publish/index.js";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Lets through only reading requests that name this machine, and sends the headers that keep a page to itself.
 * The Host check stops a hostile web page from reading the record through a name that resolves to the loopback address (DNS rebinding).
 */
export const guard: MiddlewareHandler = async (c, next) => {
  const host = (c.req.header("host") ?? "").toLowerCase().replace(/:\d+$/, "");
  if (!LOOPBACK.has(host)) return c.text("This reading room answers only on this machine's own address.\n", 421);
  if (c.req.method !== "GET" && c.req.method !== "HEAD")
    return c.text("The reading room is read-only.\n", 405, { Allow: "GET, HEAD" });
  await next();
  c.header("Content-Security-Policy", POLICY);
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "no-referrer");
  c.header("Cross-Origin-Resource-Policy", "same-origin");
  c.header("Cache-Control", "no-store");
  return undefined;
};
