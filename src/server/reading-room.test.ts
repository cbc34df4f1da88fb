import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readText } from "../article/index.js";
import { loadCoder } from "../coder.js";
import { openRecord, type Record, RecordBusy } from "../record/index.js";
import { readingRoom } from "./reading-room.js";

let record: Record;
beforeAll(async () => {
  record = await openRecord("memory://");
  const coder = await loadCoder();
  const text = "WARSAW - Poland's prime minister, Donald Tusk, will visit Kyiv on Friday, his office said.";
  await record.add([coder.code(readText(text, { id: "a/1", title: "Visit", published: "2025-05-14" }))]);
});
afterAll(() => record.close());

const ask = (path: string, headers: Readonly<{ [name: string]: string }> = {}, method = "GET") =>
  readingRoom(
    (question) => question(record),
    () => "2025-05-15",
  ).request(path, { method, headers: { host: "localhost:4600", ...headers } });

describe("the reading room", () => {
  it("answers only to this machine's own names", async () => {
    for (const host of ["localhost", "127.0.0.1:4600", "[::1]:80"]) expect((await ask("/", { host })).status).toBe(200);
    for (const host of ["news.example", "localhost.news.example", "127.0.0.1.nip.io:4600", ""])
      expect((await ask("/", { host })).status).toBe(421);
  });

  it("shows what was long ago where nothing else lies behind but what is still coming", async () => {
    const own = await openRecord("memory://");
    const coder = await loadCoder();
    const told = (id: string, text: string, published: string) =>
      coder.code(readText(text, { id, title: "Visit", published }));
    await own.add([
      told("b/1", "KYIV - Poland's prime minister, Donald Tusk, visited Kyiv on Friday.", "2024-03-02"),
      told("b/2", "OSLO - Norway's prime minister will visit Sweden in 2026, her office said.", "2025-05-14"),
    ]);
    const room = readingRoom(
      (question) => question(own),
      () => "2026-05-15",
    );
    const page = await (await room.request("/", { headers: { host: "localhost" } })).text();
    expect(page).toContain("Sweden");
    expect(page).toContain("Kyiv");
    expect(page).not.toContain("on record yet");
    await own.close();
  });

  it("is read-only", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) expect((await ask("/", {}, method)).status).toBe(405);
    expect((await ask("/", {}, "HEAD")).status).toBe(200);
  });

  it("keeps pages to themselves, also those of errors", async () => {
    for (const path of ["/", "/nowhere", "/articles/none"]) {
      const { headers } = await ask(path);
      expect(headers.get("content-security-policy")).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:;/,
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    }
  });

  it("has a page for engagements, articles and dyads, and says so where there is none", async () => {
    const front = await (await ask("/")).text();
    for (const link of ["/articles/a%2F1#e9-72", "/briefs/POL/UKR"]) expect(front).toContain(`href="${link}"`);
    const [engagement = ""] = /\/engagements\/e\w+/.exec(front) ?? [];
    for (const path of [engagement, "/articles/a%2F1", "/briefs/POL/UKR", "/briefs/poland/Ukraine"])
      expect((await ask(path)).status, path).toBe(200);
    for (const path of ["/engagements/none", "/articles/none", "/briefs/POL/Atlantis", "/nowhere"])
      expect((await ask(path)).status, path).toBe(404);
  });

  it("tells of a record that another process holds, and nothing of other failures", async () => {
    const failing = async (error: Error) => {
      const room = readingRoom(
        () => Promise.reject(error),
        () => "2025-05-15",
      );
      const answer = await room.request("/", { headers: { host: "localhost" } });
      return { status: answer.status, text: await answer.text() };
    };
    const busy = await failing(new RecordBusy("news", "process 7 is using it", "wait until it is done"));
    expect(busy.status).toBe(503);
    expect(busy.text).toContain("process 7 is using it; wait until it is done");
    const other = await failing(new Error("secret detail"));
    expect(other.status).toBe(500);
    expect(other.text).not.toContain("secret");
  });
});
