// Shortens IRIs with prefixes, and remembers which prefixes it used.

// A part of PN_LOCAL (Turtle §6.5) that needs no escapes and that every reader takes.
const LOCAL = /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?)?$/u;
const PREFIX = /^(?:\p{L}(?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?)?$/u;

type Namespaces = readonly (readonly [prefix: string, namespace: string])[];

interface Shortened {
  readonly written: string;
  /** What must be declared for it. */
  readonly uses?: Namespaces[number];
}

/** How many IRIs are remembered; those of properties and classes come again and again. */
const KNOWN_MAX = 10_000;

/** The IRIs of one set of prefixes, shortened once for a release. */
class Shortenings {
  readonly #namespaces: Namespaces;
  readonly #known = new Map<string, Shortened>();

  /** Prefixes that can be written are tried, the longest namespace first. */
  constructor(prefixes: Readonly<Record<string, string>>) {
    this.#namespaces = Object.entries(prefixes)
      .filter(([prefix, namespace]) => PREFIX.test(prefix) && namespace !== "")
      .sort(([, a], [, b]) => b.length - a.length);
  }

  /** `prefix:local` where a prefix fits, else `<iri>`. */
  of(iri: string): Shortened {
    const known = this.#known.get(iri);
    if (known !== undefined) return known;
    if (this.#known.size >= KNOWN_MAX) this.#known.clear();
    const shortened = this.#shorten(iri) ?? { written: `<${iri}>` };
    this.#known.set(iri, shortened);
    return shortened;
  }

  #shorten(iri: string): Shortened | undefined {
    for (const uses of this.#namespaces) {
      const [prefix, namespace] = uses;
      if (!iri.startsWith(namespace)) continue;
      const local = iri.slice(namespace.length);
      if (LOCAL.test(local)) return { written: `${prefix}:${local}`, uses };
    }
    return undefined;
  }
}

const SHORTENINGS = new WeakMap<Readonly<Record<string, string>>, Shortenings>();

export class Shortener {
  readonly used = new Map<string, string>();
  readonly #shortenings: Shortenings;

  constructor(prefixes: Readonly<Record<string, string>>) {
    this.#shortenings = SHORTENINGS.get(prefixes) ?? new Shortenings(prefixes);
    SHORTENINGS.set(prefixes, this.#shortenings);
  }

  /** `prefix:local` where a prefix fits, else `<iri>`. */
  write(iri: string): string {
    const { written, uses } = this.#shortenings.of(iri);
    if (uses !== undefined) this.used.set(...uses);
    return written;
  }
}
