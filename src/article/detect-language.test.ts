import { describe, expect, test } from "vitest";
import { detectLanguage } from "./detect-language.js";

describe("detectLanguage", () => {
  test.each([
    ["en", "The ministers of Chile and Peru met on Tuesday and said that they would sign the treaty in May."],
    ["en", "Nguyen Thi Hoa of Vietnam and Sari Wulandari of Indonesia will meet Anutin Phongphaichit in Bangkok."],
    ["en", "Kabul refused."],
    ["en", "Norway recalled three diplomats on Sunday."],
    ["no", "Ministeren sa fredag at forhandlingene i Oslo fortsetter neste uke, og at det er håp."],
    ["sv", "Ministern sade på fredagen att samtalen i Oslo fortsätter nästa vecka och att det finns hopp."],
    [
      "de",
      "Der Außenminister sagte am Freitag, die Gespräche würden in Wien fortgesetzt, wie die „Financial Times“ schrieb.",
    ],
    ["nl", "De minister zei dat de gesprekken met Brussel in juni worden hervat en dat er nog veel werk is."],
    ["fr", "Le ministre a déclaré vendredi que les négociations reprendraient à Genève, selon The New York Times."],
    ["es", "El presidente viajará el jueves a Bogotá para firmar un acuerdo de comercio con su homóloga."],
    ["pt", "O presidente viajará na quinta-feira a Lisboa para assinar um acordo com o primeiro-ministro."],
    ["it", "Il ministro degli esteri ha detto venerdì che i colloqui riprenderanno a Roma la prossima settimana."],
    ["pl", "Premier powiedział w piątek, że rozmowy z sąsiadami zostaną wznowione w Warszawie w przyszłym tygodniu."],
    ["tr", "Dışişleri Bakanı cuma günü görüşmelerin önümüzdeki hafta Ankara'da devam edeceğini söyledi."],
    ["ru", "Министр иностранных дел заявил в пятницу, что переговоры продолжатся в Москве на следующей неделе."],
    ["zh", "外交部长周五表示，会谈将于下周在北京继续举行。"],
    ["ja", "外務大臣は金曜日、協議は来週東京で再開されると述べた。"],
    ["ar", "قال وزير الخارجية يوم الجمعة إن المحادثات ستستأنف في القاهرة الأسبوع المقبل."],
  ])("%s: %s", (language, text) => {
    expect(detectLanguage(text, language === "en" ? "en" : null)).toBe(language);
  });

  test("English words go before what the page declares, and that before the letters unless it is English", () => {
    const german = "Der Außenminister sagte am Freitag, die Gespräche würden fortgesetzt.";
    expect(detectLanguage(german, "en-US")).toBe("de");
    expect(detectLanguage("Menteri itu mengatakan bahwa perundingan akan dilanjutkan pekan depan.", "id-ID")).toBe(
      "id",
    );
    expect(detectLanguage("The ministers said that the talks would go on in Rome.", "it")).toBe("en");
    expect(detectLanguage("42", "en_GB")).toBe("en");
    expect(detectLanguage("Oui.", "fr-FR")).toBe("fr");
    expect(detectLanguage("42", "english")).toBe("und");
    expect(detectLanguage("42", null)).toBe("und");
  });
});
