import { Hono } from "hono";
import { codeOfName, nameOfCode } from "../mention/index.js";
import { briefHtml, makeBrief } from "../publish/index.js";
import type { Record } from "../record/index.js";
import { guard } from "./guard.js";
import { articlePage, engagementPage, failurePage, frontPage, missingPage, site } from "./pages.js";

/** Engagements behind that the first page shows, and how far it looks back for them. */
const LATELY = 20;
const DAYS = 60;

/**
 * The reading room's routes over a record. Every answer is made anew from the record; nothing is written.
 *
 * @param today the day the pages look from, `YYYY-MM-DD`; asked at each request.
 * @example const answer = await readingRoom(record, () => "2025-02-06").request("/", { headers: { host: "localhost" } });
 */
export function readingRoom(record: Record, today: () => string): Hono {
  const app = new Hono();
  app.use(guard);
  app.get("/", async (c) => {
    const on = today();
    const ahead = await record.engagements({ upcoming: true, on });
    const from = new Date(Date.parse(on) - DAYS * 86_400_000).toISOString().slice(0, 10);
    const known = new Set(ahead.map(({ id }) => id));
    const behind = (await record.engagements({ since: from })).filter(({ id }) => !known.has(id));
    const lately = (behind.length > 0 ? behind : await record.engagements())
      .filter(({ start, id }) => start !== null && !known.has(id))
      .reverse()
      .slice(0, LATELY);
    return c.html(frontPage(ahead, lately, await record.counts(), on, nameOfCode));
  });
  app.get("/engagements/:id", async (c) => {
    const shown = await record.show(c.req.param("id"));
    if (shown?.what !== "engagement" && shown?.what !== "event")
      return c.html(missingPage("No engagement has this address; it may have been retracted."), 404);
    return c.html(engagementPage(shown.event, shown.evidence, nameOfCode));
  });
  app.get("/articles/:id", async (c) => {
    const article = await record.article(c.req.param("id"));
    if (!article) return c.html(missingPage("No report has this address; it may have been retracted."), 404);
    return c.html(articlePage(article));
  });
  app.get("/briefs/:a/:b", async (c) => {
    const [a, b] = [codeOfName(c.req.param("a")), codeOfName(c.req.param("b"))];
    if (!a || !b) return c.html(missingPage("There is no state or organisation of this name."), 404);
    const brief = makeBrief(await record.briefSource(a, b), { parties: [a, b], on: today(), nameOf: nameOfCode });
    return c.html(briefHtml(brief, site));
  });
  app.notFound((c) => c.html(missingPage("There is no page at this address."), 404));
  app.onError((error, c) => c.html(failurePage(error.name === "RecordError" ? error.message : null), 500));
  return app;
}
