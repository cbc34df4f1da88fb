import type { Party } from "../mention/index.js";
import type { Statement } from "../statement/index.js";

const codes = (parties: readonly Party[]) => parties.map((party) => party.code ?? party.name ?? "?").join(" ");

/** A statement as the row of a table: kind, who, whom, what, when, and the words. */
export function statementRow(statement: Statement): string[] {
  const words = statement.evidence.text;
  switch (statement.kind) {
    case "event": {
      const what = [statement.type, statement.mode, statement.status].filter(Boolean).join(" ");
      return ["event", codes(statement.actor), codes(statement.recipient), what, statement.date ?? "", words];
    }
    case "commitment": {
      const what = statement.value ?? statement.what ?? "";
      return ["commitment", codes(statement.by), codes(statement.to), what, statement.deadline ?? "", words];
    }
    case "aim":
      return ["aim", codes(statement.holder), "", statement.topic ?? "", "", words];
    case "concern":
      return ["concern", codes(statement.holder), codes(statement.about), statement.topic ?? "", "", words];
    case "claim":
      return ["claim", codes(statement.subject), "", statement.figure, "", words];
    case "quote":
      return ["quote", statement.code ?? "", "", statement.speaker, "", statement.words];
  }
}
