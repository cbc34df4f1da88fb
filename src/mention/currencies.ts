import type { Sentence } from "../language/index.js";

/** Currencies by the sign before an amount. */
export const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: "USD",
    US$: "USD",
    A$: "AUD",
    C$: "CAD",
    HK$: "HKD",
    NZ$: "NZD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
  }),
);
/** Currencies by their word. */
const CURRENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dollar: "USD",
    euro: "EUR",
    ecu: "XEU",
    pound: "GBP",
    sterling: "GBP",
    yen: "JPY",
    yuan: "CNY",
    renminbi: "CNY",
    rouble: "RUB",
    ruble: "RUB",
    rupee: "INR",
    franc: "CHF",
    mark: "DEM",
    won: "KRW",
    lira: "TRY",
    crown: "SEK",
    krona: "SEK",
    kronor: "SEK",
    zloty: "PLN",
    riyal: "SAR",
    dirham: "AED",
    shekel: "ILS",
    rand: "ZAR",
    peso: "MXN",
    reais: "BRL",
    baht: "THB",
    ringgit: "MYR",
    rupiah: "IDR",
    dong: "VND",
    taka: "BDT",
    hryvnia: "UAH",
    forint: "HUF",
    rial: "IRR",
    tenge: "KZT",
    manat: "AZN",
    lari: "GEL",
    dram: "AMD",
    naira: "NGN",
    cedi: "GHS",
    birr: "ETB",
    kwacha: "ZMW",
    dalasi: "GMD",
    koruna: "CZK",
  }),
);
/** Money of more states than one, which an adjective tells apart. */
const SHARED = new Set("krone kroner dinar shilling".split(" "));
/** What an adjective before it makes of a currency. */
const NATIONAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "canadian dollar": "CAD",
    "australian dollar": "AUD",
    "danish krone": "DKK",
    "danish kroner": "DKK",
    "danish crown": "DKK",
    "norwegian krone": "NOK",
    "norwegian kroner": "NOK",
    "norwegian crown": "NOK",
    "czech crown": "CZK",
    "icelandic krona": "ISK",
    "pakistani rupee": "PKR",
    "philippine peso": "PHP",
    "argentine peso": "ARS",
    "chilean peso": "CLP",
    "colombian peso": "COP",
    "egyptian pound": "EGP",
    "syrian pound": "SYP",
    "lebanese pound": "LBP",
    "sudanese pound": "SDG",
    "iraqi dinar": "IQD",
    "kuwaiti dinar": "KWD",
    "jordanian dinar": "JOD",
    "serbian dinar": "RSD",
    "tunisian dinar": "TND",
    "algerian dinar": "DZD",
    "libyan dinar": "LYD",
    "kenyan shilling": "KES",
    "tanzanian shilling": "TZS",
    "ugandan shilling": "UGX",
    "somali shilling": "SOS",
    "emirati dirham": "AED",
    "moroccan dirham": "MAD",
  }),
);

const isMoney = (word: string): boolean => CURRENCIES.has(word) || SHARED.has(word);

/** The currency at a row, with an adjective before it or not ("euros", "Danish kroner"); null where none stands. */
export function moneyAt(sentence: Sentence, row: number): { readonly to: number; readonly unit: string | null } | null {
  // Taggers take "kroner" for a comparative and "riyals" for a name, so that the form counts too.
  const wordAt = (at: number) => {
    const lemma = (sentence.lemma[at] ?? "").toLowerCase();
    const form = sentence.lower[at] ?? "";
    return isMoney(lemma) ? lemma : isMoney(form) ? form : form.replace(/s$/, "");
  };
  const qualified = !isMoney(wordAt(row)) && sentence.upos[row] === "ADJ";
  const at = qualified ? row + 1 : row;
  const word = wordAt(at);
  // "Labour, with 12, won" is no money, and "12 marks" seldom; millions of them are.
  const many = /^(?:million|billion|trillion|m|bn)$/.test(sentence.lower[row - 1] ?? "");
  if (!isMoney(word) || sentence.upos[at] === "VERB" || (word === "mark" && !qualified && !many)) return null;
  const national = qualified ? NATIONAL.get(`${sentence.lower[row] ?? ""} ${word}`) : undefined;
  return { to: at + 1, unit: national ?? CURRENCIES.get(word) ?? null };
}
