// The prefixes of a release: what its files declare, then well-known ones.

import type { JsonLdContext } from "../model/release.ts";
import { NAMESPACES } from "../model/vocabulary.ts";

/**
 * One namespace for each prefix; the first file that declares a prefix wins.
 * `preferred` names the namespace that files call by the empty prefix.
 */
export function mergePrefixes(
  declared: readonly Readonly<Record<string, string>>[],
  preferred: { readonly prefix: string; readonly namespace: string } | undefined,
): Record<string, string> {
  const merged: Record<string, string> = {};
  if (preferred !== undefined) merged[preferred.prefix] = preferred.namespace;
  for (const prefixes of [...declared, NAMESPACES]) {
    for (const [prefix, namespace] of Object.entries(prefixes)) {
      const renamed = prefix === "" && namespace === preferred?.namespace;
      if (prefix === "_" || renamed || namespace === "" || namespace.startsWith("urn:unknown:"))
        continue;
      merged[prefix] ??= namespace;
    }
  }
  return merged;
}

/** The context of the publication with relative namespaces made absolute; from prefixes when there is none. */
export function readContext(
  document: unknown,
  prefixes: Readonly<Record<string, string>>,
  base: string,
): JsonLdContext {
  const given =
    typeof document === "object" && document !== null && "@context" in document
      ? document["@context"]
      : undefined;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return Object.fromEntries(
      Object.entries(prefixes).filter(([prefix, iri]) => prefix !== "" && /[#/:]$/.test(iri)),
    );
  }
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, absolute(value, base)]),
  );
}

function absolute(value: unknown, base: string): unknown {
  const isRelative = typeof value === "string" && /[#/]$/.test(value) && !value.includes(":");
  return isRelative ? base + value : value;
}
