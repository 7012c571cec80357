// Parameters of the Action API of MediaWiki, and its errors.

/** An error as MediaWiki tells it: a code for programs, a sentence, and what belongs to it. */
export class ApiError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, info: string, details: Readonly<Record<string, unknown>> = {}) {
    super(info);
    this.name = "ApiError";
    this.code = code;
    this.details = details;
  }
}

/** How many values one parameter may hold for clients without special rights. */
const MOST_VALUES = 50;

export class ApiParameters {
  readonly #given: URLSearchParams;

  constructor(given: URLSearchParams) {
    this.#given = given;
  }

  /** Whether `formatversion=2` is asked for, in which flags are true and not empty texts. */
  get isModern(): boolean {
    return Number(this.text("formatversion") ?? 1) >= 2;
  }

  /** How a flag that is set is written. */
  get yes(): true | "" {
    return this.isModern || "";
  }

  /** The text of a parameter; nothing when it is left out or empty. */
  text(name: string): string | undefined {
    return this.#given.get(name)?.trim() || undefined;
  }

  /** @throws ApiError `missingparam` */
  required(name: string): string {
    const found = this.text(name);
    if (found !== undefined) return found;
    throw new ApiError("missingparam", `The "${name}" parameter must be set.`);
  }

  /** A flag is set by being there, whatever its value. */
  flag(name: string): boolean {
    return this.#given.has(name);
  }

  /** Values with `|` between, or, after a first U+001F, with that. @throws ApiError `toomanyvalues` */
  list(name: string): readonly string[] | undefined {
    const found = this.text(name);
    if (found === undefined) return undefined;
    const values = found.startsWith("\u001f") ? found.slice(1).split("\u001f") : found.split("|");
    if (values.length > MOST_VALUES)
      throw new ApiError(
        "toomanyvalues",
        `Too many values supplied for parameter "${name}". The limit is ${MOST_VALUES}.`,
        { parameter: name, limit: MOST_VALUES, lowlimit: MOST_VALUES, highlimit: MOST_VALUES },
      );
    return [...new Set(values.map((value) => value.trim()))];
  }

  /** A whole number from `least` to `most`. @throws ApiError `badinteger`, `outofrange` */
  number(name: string, fallback: number, least: number, most: number): number {
    const found = this.text(name);
    if (found === undefined) return fallback;
    if (!/^-?\d{1,9}$/.test(found))
      throw new ApiError("badinteger", `Invalid value "${found}" for integer parameter "${name}".`);
    const number = Number(found);
    if (number >= least && number <= most) return number;
    throw new ApiError(
      "outofrange",
      `The value ${number} for parameter "${name}" must be between ${least} and ${most}.`,
    );
  }

  /** One of `choices`, the first when left out. @throws ApiError `badvalue` */
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const found = this.text(name) ?? choices[0];
    const known = choices.find((choice) => choice === found);
    if (known !== undefined) return known;
    throw new ApiError("badvalue", `Unrecognized value for parameter "${name}": ${found}.`);
  }
}
