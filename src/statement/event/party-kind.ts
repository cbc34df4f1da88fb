/** Bodies with a three-letter code of the coding guide. */
const BODIES = new Set("UNO EUR NAT AFU ARL ASN OSC IMF WBK IAE WTO GTW GSV".split(" "));

/** What a code stands for: a state, an international body, a non-state actor, an unnamed group; "none" without a code. */
export function partyKind(code: string | null): "state" | "body" | "NSA" | "GRP" | "none" {
  if (!code) return "none";
  if (code.startsWith("NSA:")) return "NSA";
  if (code.startsWith("GRP:")) return "GRP";
  return code.startsWith("IGO:") || BODIES.has(code) ? "body" : "state";
}
