// Content negotiation by the Accept header (RFC 9110 §12.5.1), and lists with weights as other headers have them.

import { LRUCache } from "lru-cache";

/** One member of a list with weights: `text/html;level=1;q=0.5`. */
export interface Weighted {
  /** In lower case. */
  readonly value: string;
  /** From 0 to 1; 0 means: not acceptable. */
  readonly quality: number;
  readonly parameters: ReadonlyMap<string, string>;
}

/** How well an offer fits: by quality, then by how exactly the client named it. */
interface Fit {
  readonly quality: number;
  readonly specificity: number;
}

/** Labels of RDF versions (RDF 1.2 Concepts); whoever reads one of them reads what we write. */
export const RDF_VERSIONS: readonly string[] = ["1.1", "1.2-basic", "1.2"];

type Chosen = LRUCache<string, { readonly offer: string | undefined }>;

/** Clients send few different headers, and most offers are lists of their own: of each of these what was chosen before. */
const CHOSEN = new WeakMap<readonly string[], Chosen>();

function newChosen(): Chosen {
  return new LRUCache({ maxSize: 100_000, sizeCalculation: (_, { length }) => length });
}

/**
 * The best of `offers` for an Accept header; of equal ones that which the client names most exactly, then the first.
 * Nothing when none is acceptable.
 */
export function negotiate(
  accept: string | undefined,
  offers: readonly string[],
): string | undefined {
  if (accept === undefined || accept.trim() === "") return offers[0];
  const chosen = CHOSEN.get(offers) ?? newChosen();
  CHOSEN.set(offers, chosen);
  const known = chosen.get(accept);
  if (known !== undefined) return known.offer;
  const offer = choose(parseWeighted(accept), offers);
  chosen.set(accept, { offer });
  return offer;
}

function choose(ranges: readonly Weighted[], offers: readonly string[]): string | undefined {
  let best: string | undefined;
  let most: Fit = { quality: 0, specificity: 0 };
  for (const offer of offers) {
    const fit = fitOf(offer, ranges);
    const isBetter =
      fit.quality > most.quality ||
      (fit.quality === most.quality && fit.quality > 0 && fit.specificity > most.specificity);
    if (!isBetter) continue;
    best = offer;
    most = fit;
  }
  return best;
}

/** Lists that were taken apart before. */
const PARSED = new LRUCache<string, readonly Weighted[]>({
  maxSize: 1_000_000,
  sizeCalculation: (_, header) => header.length + 1,
});

/** The members of a list with weights (RFC 9110 §12.4.2); a weight that is none counts as 0. */
export function parseWeighted(header: string): readonly Weighted[] {
  const known = PARSED.get(header);
  if (known !== undefined) return known;
  const parsed = parse(header);
  PARSED.set(header, parsed);
  return parsed;
}

function parse(header: string): Weighted[] {
  const parts = header.match(/(?:[^,"]|"(?:[^"\\]|\\.)*(?:"|\\?$))+/g) ?? []; // an open quote reaches to the end
  return parts.flatMap((part) => {
    const [value = "", ...rest] = part.match(/(?:[^;"]|"(?:[^"\\]|\\.)*(?:"|\\?$))+/g) ?? [];
    if (value.trim() === "") return [];
    const parameters = new Map(rest.map(parameterOf));
    const quality = Number(parameters.get("q") ?? 1);
    parameters.delete("q");
    return [
      {
        value: value.trim().toLowerCase(),
        quality: quality >= 0 && quality <= 1 ? quality : 0,
        parameters,
      },
    ];
  });
}

function parameterOf(text: string): [string, string] {
  const [name = "", value = ""] = text.split(/=(.*)/s);
  return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/s, "$1")];
}

/** The quality that the most specific matching range gives. */
function fitOf(offer: string, ranges: readonly Weighted[]): Fit {
  const [given] = parseWeighted(offer);
  let fit: Fit = { quality: 0, specificity: 0 };
  if (given === undefined) return fit;
  for (const range of ranges) {
    const specificity = specificityOf(given, range);
    if (specificity === 0 || specificity < fit.specificity) continue;
    if (specificity > fit.specificity || range.quality > fit.quality)
      fit = { quality: range.quality, specificity };
  }
  return fit;
}

/** 0 when the range does not match; else more, the more it says. */
function specificityOf(offer: Weighted, range: Weighted): number {
  const [type] = offer.value.split("/");
  if (range.value === "*/*") return 1;
  if (range.value === `${type}/*`) return 2;
  if (range.value !== offer.value) return 0;
  let specificity = 3;
  for (const [name, value] of range.parameters) {
    const match = (PARAMETERS[name] ?? equal)(value, offer.parameters.get(name), range);
    if (match === undefined) return 0;
    specificity += match;
  }
  return specificity;
}

/** How a parameter of a range counts: 1 when the offer has it, 0 when it does not matter, nothing when it fails. */
type ParameterRule = (
  wanted: string,
  offered: string | undefined,
  range: Weighted,
) => number | undefined;

const equal: ParameterRule = (wanted, offered) => (wanted === offered ? 1 : undefined);

const PARAMETERS: Readonly<Record<string, ParameterRule>> = {
  // All is UTF-8, which who asks for less reads too or says so by its own means.
  charset: () => 0,
  version: (wanted) => (RDF_VERSIONS.includes(wanted) ? 0 : undefined),
  // A profile is a wish (RFC 6906): a client that names one reads the type without it too, yet what it refuses is that profile alone.
  profile: (wanted, offered = "", { quality }) => {
    const profiles = new Set(offered.split(/\s+/));
    if (wanted.split(/\s+/).some((profile) => profiles.has(profile))) return 1;
    return quality > 0 ? 0 : undefined;
  },
};
