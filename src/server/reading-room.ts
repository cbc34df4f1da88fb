import { Hono } from "hono";
import { codeOfName, daysFrom, nameOfCode } from "../mention/index.js";
import { briefHtml, byNearest, makeBrief } from "../publish/index.js";
import { type Evidenced, type PublishedEvent, type Record, RecordBusy, RecordError } from "../record/index.js";
import { articlePage } from "./article-page.js";
import { engagementPage } from "./engagement-page.js";
import { site, wordsAddress } from "./frame.js";
import { frontPage } from "./front-page.js";
import { guard } from "./guard.js";
import type { Ask } from "./lease.js";
import { failurePage, missingPage } from "./message-page.js";

/** Engagements of each side that the first page shows, and how many days it looks back for them. */
const SHOWN = 20;
const DAYS = 60;

/**
 * The reading room's routes over a record. Every answer is made anew from the record; nothing is written.
 *
 * @param ask lends the record to each request.
 * @param today the day the pages look from, `YYYY-MM-DD`; asked at each request.
 * @example const answer = await readingRoom((question) => question(record), () => "2025-02-06").request("/", { headers: { host: "localhost" } });
 */
export function readingRoom(ask: Ask, today: () => string): Hono {
  const app = new Hono();
  app.use(guard);
  app.get("/", async (c) => {
    const on = today();
    const front = await ask(async (record) => {
      const ahead = (await record.engagements({ upcoming: true, on, limit: SHOWN })).sort(byNearest);
      const coming = new Set(ahead.map(({ id }) => id));
      const lately = await latelyOf(record, on, coming);
      const evidence = await wordsOf(record, [...ahead, ...lately]);
      return { ahead, lately, evidence, counts: await record.counts(), on };
    });
    return c.html(frontPage(front, nameOfCode));
  });
  for (const kind of ["engagements", "events"])
    app.get(`/${kind}/:id`, async (c) => {
      const shown = await ask((record) => record.show(c.req.param("id")));
      if (shown?.what !== "engagement" && shown?.what !== "event")
        return c.html(missingPage("Nothing on record has this address; it may have been retracted."), 404);
      return c.html(engagementPage(shown.event, shown.evidence, today(), nameOfCode));
    });
  app.get("/articles/:id", async (c) => {
    const article = await ask((record) => record.article(c.req.param("id")));
    if (!article) return c.html(missingPage("No report has this address; it may have been retracted."), 404);
    return c.html(articlePage(article, nameOfCode));
  });
  app.get("/briefs/:a/:b", async (c) => {
    const [a, b] = [codeOf(c.req.param("a")), codeOf(c.req.param("b"))];
    if (!a || !b) return c.html(missingPage("No state or organisation has this name."), 404);
    const source = await ask((record) => record.briefSource(a, b));
    const brief = makeBrief(source, { parties: [a, b], on: today(), nameOf: nameOfCode });
    return c.html(briefHtml(brief, { site, wordsOf: (note) => wordsAddress(note.article, note) }));
  });
  app.notFound((c) => c.html(missingPage("There is no page at this address."), 404));
  app.onError((error, c) =>
    c.html(failurePage(error instanceof RecordError ? error.message : null), error instanceof RecordBusy ? 503 : 500),
  );
  return app;
}

/** A code as it is, or that of a name. */
const codeOf = (name: string): string | null => (/^(NSA|IGO|GRP):./.test(name) ? name : codeOfName(name));

/** What lies behind and is not still coming, the latest first: of the last weeks, else whatever there is. */
async function latelyOf(record: Record, on: string, coming: ReadonlySet<string>): Promise<PublishedEvent[]> {
  const from = daysFrom(on, -DAYS);
  const behind = (events: readonly PublishedEvent[]) =>
    events
      .filter(({ id, start }) => start !== null && start <= on.slice(0, start.length) && !coming.has(id))
      .reverse()
      .slice(0, SHOWN);
  const found = behind(await record.engagements({ since: from }));
  return found.length > 0 ? found : behind(await record.engagements());
}

/** The latest words each engagement rests on. */
async function wordsOf(record: Record, engagements: readonly PublishedEvent[]): Promise<Map<string, Evidenced>> {
  const found = new Map<string, Evidenced>();
  for (const { history } of engagements) {
    const id = history.at(-1)?.statement;
    const words = id ? await record.statement(id) : null;
    if (id && words) found.set(id, words);
  }
  return found;
}
