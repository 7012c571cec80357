// Shortens IRIs with prefixes, and remembers which prefixes it used.

// A part of PN_LOCAL (Turtle §6.5) that needs no escapes and that every reader takes.
const LOCAL = /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?)?$/u;
const PREFIX = /^(?:\p{L}(?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?)?$/u;

type Namespaces = readonly (readonly [prefix: string, namespace: string])[];

const USABLE = new WeakMap<Readonly<Record<string, string>>, Namespaces>();

/** The prefixes that can be written, the longest namespace first; sorted once for a release. */
function usableOnce(prefixes: Readonly<Record<string, string>>): Namespaces {
  const known = USABLE.get(prefixes);
  if (known !== undefined) return known;
  const usable = Object.entries(prefixes)
    .filter(([prefix, namespace]) => PREFIX.test(prefix) && namespace !== "")
    .sort(([, a], [, b]) => b.length - a.length);
  USABLE.set(prefixes, usable);
  return usable;
}

export class Shortener {
  readonly used = new Map<string, string>();
  readonly #namespaces: Namespaces;
  readonly #known = new Map<string, string>();

  constructor(prefixes: Readonly<Record<string, string>>) {
    this.#namespaces = usableOnce(prefixes);
  }

  /** `prefix:local` where a prefix fits, else `<iri>`. */
  write(iri: string): string {
    const known = this.#known.get(iri);
    if (known !== undefined) return known;
    const written = this.#shorten(iri) ?? `<${iri}>`;
    this.#known.set(iri, written);
    return written;
  }

  /** `prefix:local`, or nothing. */
  #shorten(iri: string): string | undefined {
    for (const [prefix, namespace] of this.#namespaces) {
      if (!iri.startsWith(namespace)) continue;
      const local = iri.slice(namespace.length);
      if (!LOCAL.test(local)) continue;
      this.used.set(prefix, namespace);
      return `${prefix}:${local}`;
    }
    return undefined;
  }
}
