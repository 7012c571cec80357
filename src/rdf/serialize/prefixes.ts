// Shortens IRIs with prefixes, and remembers which prefixes it used.

// A part of PN_LOCAL (Turtle §6.5) that needs no escapes and that every reader takes.
const LOCAL = /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?)?$/u;
const PREFIX = /^(?:\p{L}(?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?)?$/u;

export class Shortener {
  readonly used = new Map<string, string>();
  readonly #namespaces: readonly (readonly [string, string])[];
  readonly #known = new Map<string, string>();

  constructor(prefixes: Readonly<Record<string, string>>) {
    this.#namespaces = Object.entries(prefixes)
      .filter(([prefix, namespace]) => PREFIX.test(prefix) && namespace !== "")
      .sort(([, a], [, b]) => b.length - a.length);
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
