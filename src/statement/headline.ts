import type { Article } from "../article/index.js";
import { areAkin } from "./once.js";
import type { Event, Statement } from "./schema.js";

/** Headlines longer than this, in characters, are none. */
const LONGEST = 300;

/** Events of a headline less sure than this are left out: short as it is, and with words left out, it is read less well. */
const LEAST = 0.4;

/** An article's headline as a text of its own; null where it has none, or the text holds it too. */
export function headlineOf(article: Article): Article | null {
  const { title, text } = article;
  return title === null || title.length > LONGEST || text.includes(title) ? null : { ...article, text: title };
}

/**
 * The statements of a text with those that only its headline makes: events of a type that the text tells of no party of
 * theirs. Their evidence says that it lies in the title, and every offset of theirs counts in it.
 *
 * @param text statements of the text; @param title those of the headline, coded as a text.
 * @param least probability below which none is added.
 * @example withHeadline(article, [], [visit])[0]?.evidence.in // "title"
 */
export function withHeadline(
  { id }: Pick<Article, "id">,
  text: readonly Statement[],
  title: readonly Statement[],
  least = LEAST,
): Statement[] {
  const told = text.filter((one) => one.kind === "event");
  const more = title.filter(
    (one): one is Event =>
      one.kind === "event" && one.confidence >= least && !told.some((other) => areAkin(one, other)),
  );
  return [
    ...text,
    ...more.map(
      (event, at): Event => ({
        ...event,
        id: `${id}:${text.length + at}`,
        evidence: { ...event.evidence, in: "title" },
      }),
    ),
  ];
}
