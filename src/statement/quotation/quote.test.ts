import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder(readFileSync("model/english.bin"));
});

/** "speaker code: words" of each quote. */
function quotes(text: string): string[] {
  return coder
    .code(readText(text, { published: "2024-03-12" }))
    .statements.flatMap((one) => (one.kind === "quote" ? `${one.speaker} ${one.code ?? "-"}: ${one.words}` : []));
}

describe("quotes", () => {
  it("finds the speaker after, before and inside the sentence", () => {
    expect(quotes('"We will open both crossings by June," Norwegian foreign minister Espen Barth Eide said.')).toEqual([
      "Espen Barth Eide NOR: We will open both crossings by June",
    ]);
    expect(
      quotes("Radoslaw Sikorski, Poland’s foreign minister, told reporters: “The border stays open tonight.”"),
    ).toEqual(["Radoslaw Sikorski POL: The border stays open tonight."]);
    expect(
      quotes("Poland’s foreign minister Radoslaw Sikorski called the plan “a very poor piece of work” on Monday."),
    ).toEqual(["Radoslaw Sikorski POL: a very poor piece of work"]);
  });

  it("carries a speaker on to what goes on from the quotation, not to what another says", () => {
    const text =
      "Foreign minister Radoslaw Sikorski of Poland met reporters. “We came early to these talks,” Sikorski said. “We will leave late as well.” But the French army has told its allies to wait.";
    expect(quotes(text)).toEqual([
      "Radoslaw Sikorski POL: We came early to these talks",
      "Radoslaw Sikorski POL: We will leave late as well.",
    ]);
  });

  it("resolves he to who spoke before, not to one named inside the quotation", () => {
    const text =
      'Poland\'s prime minister Donald Tusk spoke on Monday.\n\n"This was agreed with Chancellor Olaf Scholz in the spring," he told reporters.';
    expect(quotes(text)).toEqual(["Donald Tusk POL: This was agreed with Chancellor Olaf Scholz in the spring"]);
  });

  it("does not give words to one whom they speak of", () => {
    const text =
      "Polish prime minister Donald Tusk arrived in Lviv. Tusk has called for a deal, and his zeal may now delay it. Henrik Dale, a trade professor at Lund, said the prime minister’s “love of the grand stage” had made the task harder. “By raising hopes, Tusk makes a deal harder to reach,” he said.";
    expect(quotes(text)).toEqual([
      "Henrik Dale -: love of the grand stage",
      "Henrik Dale -: By raising hopes, Tusk makes a deal harder to reach",
    ]);
  });

  it("gives nothing to those who cannot be named, and does not look for another", () => {
    expect(
      quotes('French president Emmanuel Macron arrived. "It was a long and cold night," a diplomat said.'),
    ).toEqual([]);
    expect(quotes('Kenya opened the talks. "It was a long and cold night," said a resident.')).toEqual([]);
  });

  it("takes an agency's official for one of the dateline's state", () => {
    expect(
      quotes('HANOI (Reuters) - Floods cut the road.\n\n"The whole bridge is gone," a defence official said.'),
    ).toEqual(["defence official VNM: The whole bridge is gone"]);
  });

  it("takes who is quoted, not who quotes", () => {
    expect(
      quotes('"The whole bridge is gone now," the Xinhua news agency quoted Chinese premier Li Qiang as saying.'),
    ).toEqual(["Li Qiang CHN: The whole bridge is gone now"]);
  });

  it("takes a surname for the full name that the article writes, also of no known person", () => {
    const text =
      'The Kenyan transport minister Akinyi Wafulombe spoke on Monday.\n\n"The port will open before the rains," Wafulombe told reporters.';
    expect(quotes(text)[0]).toMatch(/^Akinyi Wafulombe/);
  });

  it("finds both parts of what the saying breaks", () => {
    expect(
      quotes("“They do not want to open it,” said Radoslaw Sikorski of Poland, “and the winter will not wait.”"),
    ).toEqual([
      "Radoslaw Sikorski POL: They do not want to open it",
      "Radoslaw Sikorski POL: and the winter will not wait.",
    ]);
  });

  it("takes the name set behind what someone is", () => {
    expect(
      quotes(
        'Turkey let the refugees through on Monday. "I typed the letters and am to be hanged," said a clerk from Kirkuk, Leyla Barzan, who will settle in Ohio.',
      ),
    ).toEqual(["Leyla Barzan -: I typed the letters and am to be hanged"]);
    expect(
      quotes(
        'Kenya closed the border. "The lorries have to wait for rain," Uganda\'s trade minister, Francis Mwebesa, whose ministry licenses them, told reporters.',
      ),
    ).toEqual(["Francis Mwebesa UGA: The lorries have to wait for rain"]);
  });

  it("takes a title or a first name for who was named with it", () => {
    expect(
      quotes(
        'Jordan\'s King Abdullah met Israeli Prime Minister Benjamin Netanyahu in Amman. Netanyahu spoke first.\n\n"I have buried a friend for this peace," the king said.',
      ),
    ).toEqual(["King Abdullah JOR: I have buried a friend for this peace"]);
    expect(
      quotes(
        'Thailand\'s foreign minister, Maris Sangiampongsa, welcomed the guests.\n\n"My grandmother sold ducks to theirs," Maris told reporters.',
      ),
    ).toEqual(["Maris Sangiampongsa THA: My grandmother sold ducks to theirs"]);
  });

  it("takes an institution's statement for its own", () => {
    expect(
      quotes(
        'ATHENS (Reuters) - The president signed a decree.\n\n"The decree on the house was signed today," a presidency statement said.',
      ),
    ).toEqual(["presidency statement GRC: The decree on the house was signed today"]);
  });

  it("does not take who is told something for who speaks", () => {
    const text =
      'Poland\'s prime minister Donald Tusk spoke on Monday. He said that he had told Olaf Scholz over dinner in May.\n\n"I understand that he is angry," he added.';
    expect(quotes(text)).toEqual(["Donald Tusk POL: I understand that he is angry"]);
  });

  it("leaves out words of fewer than four", () => {
    expect(quotes("Poland’s foreign minister Radoslaw Sikorski called it “a big lie” on Monday.")).toEqual([]);
  });
});
