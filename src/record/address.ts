import { resolve } from "node:path";
import { RecordError } from "./error.js";

/** Where a record lies: in memory, in a folder, or on a PostgreSQL server. `shown` is safe to print. */
export type Address =
  | { readonly kind: "memory"; readonly shown: string }
  | { readonly kind: "folder"; readonly path: string; readonly shown: string }
  | { readonly kind: "server"; readonly url: string; readonly password: string; readonly shown: string };

/**
 * Reads where a record lies: `memory://`, `postgres://user:password@host/database`, or a folder.
 *
 * @throws RecordError for an address that cannot be read, without its password.
 * @example parseAddress("postgres://ann:secret@db/news").shown // "postgres://ann@db/news"
 */
export function parseAddress(where: string): Address {
  if (where === "memory://") return { kind: "memory", shown: "in memory" };
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(where)) {
    if (where.trim() === "")
      throw new RecordError('""', "no folder is named", "name a folder or a postgres:// address");
    return { kind: "folder", path: resolve(where), shown: resolve(where) };
  }
  const scheme = where.slice(0, where.indexOf(":")).toLowerCase();
  if (scheme !== "postgres" && scheme !== "postgresql")
    throw new RecordError(
      `${scheme}://…`,
      "this kind of address is not known",
      "use a folder or a postgres:// address",
    );
  try {
    const url = new URL(where);
    const shown = `postgres://${url.username ? `${url.username}@` : ""}${url.host}${url.pathname}`;
    return { kind: "server", url: where, password: url.password, shown };
  } catch {
    const mend = "write postgres://USER:PASSWORD@HOST:PORT/DATABASE, with special characters percent-encoded";
    throw new RecordError("postgres://…", "the address cannot be read", mend);
  }
}

/** A message of the driver or the server without the address's password, should it be quoted there. */
export function withoutPassword(message: string, address: Address): string {
  if (address.kind !== "server" || address.password === "") return message;
  const forms = [address.password, safelyDecoded(address.password)];
  return forms.reduce((text, form) => text.replaceAll(form, "***"), message);
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
