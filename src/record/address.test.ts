import { describe, expect, it } from "vitest";
import { parseAddress, withoutPassword } from "./address.js";
import { openRecord } from "./record.js";

describe("an address", () => {
  it("is a folder unless it names a server or memory", () => {
    expect(parseAddress("memory://").kind).toBe("memory");
    expect(parseAddress("/data/record")).toEqual({ kind: "folder", path: "/data/record", shown: "/data/record" });
    expect(parseAddress("postgresql://ann:secret@db:5433/news?sslmode=disable")).toMatchObject({
      kind: "server",
      shown: "postgres://ann@db:5433/news",
    });
  });

  it("that cannot be read is told without its password", () => {
    for (const where of [
      "postgres://ann:secret@db:port/news",
      "mysql://ann:secret@db/news",
      "postgres://ann:secret@:/",
    ]) {
      try {
        parseAddress(where);
        expect.unreachable();
      } catch (error) {
        expect(String(error)).toMatch(/RecordError: the record .*: .*; /);
        expect(String(error)).not.toContain("secret");
      }
    }
    expect(() => parseAddress(" ")).toThrow("no folder is named");
  });

  it("keeps its password out of a driver's message, encoded or not", () => {
    const address = parseAddress("postgres://ann:s%40cret@db/news");
    expect(withoutPassword("no s@cret, no s%40cret", address)).toBe("no ***, no ***");
  });

  it("of a server that does not answer is told with the mend", async () => {
    const opened = openRecord("postgres://ann:secret@127.0.0.1:1/news");
    await expect(opened).rejects.toThrow(
      /^the record postgres:\/\/ann@127.0.0.1:1\/news: .*ECONNREFUSED.*; see that the server runs/,
    );
    await expect(opened).rejects.not.toThrow(/secret/);
  });
});
