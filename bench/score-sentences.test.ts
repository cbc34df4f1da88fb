import { describe, expect, it } from "vitest";
import type { CodedArticle, Event } from "../src/index.js";
import { event as madeUp } from "../src/record/test-articles.js";
import { scorePairs, scoreTyped } from "./score-sentences.js";

const party = (code: string, start = 0, end = 0): Event["actor"][number] => ({
  code,
  sector: null,
  name: null,
  office: null,
  start,
  end,
});

const event = (type: Event["type"], actor: Event["actor"], recipient: Event["recipient"]): Event => ({
  ...madeUp("s:0", 0, { type, mode: null, form: null, contexts: ["military"], words: "x" }),
  actor,
  recipient,
});

const codedAs = (id: string, statements: Event[]): [string, CodedArticle] => [
  id,
  {
    id,
    url: null,
    title: null,
    publisher: null,
    published: null,
    language: "en",
    text: "",
    hash: "",
    removed: [],
    coder: "0",
    notes: [],
    statements,
  },
];

describe("scores of single sentences", () => {
  const gold = [
    { id: "a", text: "", type: "ASSAULT", actor: ["RUS"], recipient: ["UKR", "IGO"], contexts: ["military", "cyber"] },
    { id: "b", text: "", type: "AGREE", actor: ["CHL", "PER"], recipient: [] },
  ];

  it("asks for the type, then for exactly the states of both sides", () => {
    const events = [
      event("ASSAULT", [party("UKR")], [party("RUS"), party("NSA:rebels")]),
      event("COERCE", [party("RUS")], []),
    ];
    expect(
      scoreTyped(gold, new Map([codedAs("a", events), codedAs("b", [event("AGREE", [party("CHL")], [])])])),
    ).toEqual({ sentences: 2, recall: 1, precision: 0.667, type_and_states: 0.5, context: 0.5 });
  });

  it("gives nothing for nothing", () => {
    expect(scoreTyped(gold, new Map())).toEqual({
      sentences: 2,
      recall: 0,
      precision: 0,
      type_and_states: 0,
      context: 0,
    });
  });

  it("asks of a pair that its words be touched, the target by either side, and takes two types for yielding", () => {
    const text = "Chile freed the crew of a Peruvian boat, and Peru thanked Chile.";
    const pairs = [
      ["Chile", "a Peruvian boat", "YIELD"],
      ["Peru thanked", "someone", "SUPPORT"],
      ["Chile", "Peru", "AGREE"],
    ] as const;
    const events = [
      event("RETREAT", [party("CHL", 0, 5)], [party("PER", 26, 34)]),
      event("SUPPORT", [party("CHL", 0, 5)], []),
      event("COERCE", [], []),
    ];
    const score = scorePairs(
      [
        { id: "p", text, pairs },
        { id: "q", text, pairs },
      ],
      new Map([codedAs("p", events)]),
    );
    expect(score).toEqual({
      pairs: 6,
      sentences: 2,
      coded: 0.5,
      type_recall: 0.333,
      pair_recall: 0.167,
      type_precision: 0.667,
    });
  });
});
