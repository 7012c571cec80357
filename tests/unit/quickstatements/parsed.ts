// What a reader of QuickStatements understood, in words that both readers share.

export interface ParsedStatement {
  readonly subject: string;
  readonly property: string;
  readonly value: unknown;
  readonly qualifiers: readonly (readonly [property: string, value: unknown])[];
  readonly references: readonly (readonly (readonly [property: string, value: unknown])[])[];
}

export type ParsedCommand =
  | { readonly what: "create" }
  | {
      readonly what: "label" | "description" | "alias";
      readonly subject: string;
      readonly language: string;
      readonly text: string;
    }
  | ({ readonly what: "statement" } & ParsedStatement);

/** Commands that were understood, and what the reader said of the rest; much goes without a word. */
export interface Parsed {
  readonly commands: readonly ParsedCommand[];
  readonly complaints: readonly string[];
}

export const NAMES: Readonly<Record<string, "label" | "description" | "alias">> = {
  L: "label",
  D: "description",
  A: "alias",
};

/** A decimal by its worth: 5, +5 and 5.0 are the same. */
export function worth(decimal: string): string {
  const [, sign = "", whole = "", fraction = ""] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const digits = `${whole.replace(/^0+(?=\d)/, "")}.${fraction.replace(/0+$/, "")}`;
  return `${sign === "-" && /[1-9]/.test(digits) ? "-" : ""}${digits.replace(/\.$/, "")}`;
}

/** The sum of two decimals, exact. */
export function sum(a: string, b: string): string {
  const digits = Math.max(...[a, b].map((one) => one.split(".")[1]?.length ?? 0));
  const scaled = (one: string) => {
    const [whole = "0", fraction = ""] = one.replace(/^[+-]/, "").split(".");
    const units = BigInt(whole + fraction.padEnd(digits, "0"));
    return one.startsWith("-") ? -units : units;
  };
  const units = scaled(a) + scaled(b);
  const text = String(units < 0n ? -units : units).padStart(digits + 1, "0");
  const written = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return units < 0n ? `-${written}` : written;
}

/** RFC 4180, without a library, so that the writer and the reader have nothing in common. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (isQuoted && char === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (!isQuoted && (char === "," || char === "\n")) {
      rows.at(-1)?.push(cell);
      cell = "";
      if (char === "\n") rows.push([]);
    } else cell += char;
  }
  return rows.slice(0, -1);
}
