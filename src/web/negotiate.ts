// Content negotiation by the Accept header (RFC 9110 §12.5.1).

interface Range {
  readonly type: string;
  readonly quality: number;
  readonly parameters: ReadonlyMap<string, string>;
}

/** The best of `offers` for an Accept header; of equal ones the first. Nothing when none is acceptable. */
export function negotiate(
  accept: string | undefined,
  offers: readonly string[],
): string | undefined {
  if (accept === undefined || accept.trim() === "") return offers[0];
  const ranges = parseAccept(accept);
  let best: string | undefined;
  let most = 0;
  for (const offer of offers) {
    const quality = qualityOf(offer, ranges);
    if (quality <= most) continue;
    best = offer;
    most = quality;
  }
  return best;
}

function parseAccept(accept: string): Range[] {
  const parts = accept.match(/(?:[^,"]|"(?:[^"\\]|\\.)*(?:"|\\?$))+/g) ?? []; // an open quote reaches to the end
  return parts.map((part) => {
    const [type = "", ...rest] = part.match(/(?:[^;"]|"(?:[^"\\]|\\.)*(?:"|\\?$))+/g) ?? [];
    const parameters = new Map(rest.map(parameterOf));
    const quality = Number(parameters.get("q") ?? 1);
    parameters.delete("q");
    return {
      type: type.trim().toLowerCase(),
      quality: quality >= 0 && quality <= 1 ? quality : 0,
      parameters,
    };
  });
}

function parameterOf(text: string): [string, string] {
  const [name = "", value = ""] = text.split(/=(.*)/s);
  return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/s, "$1")];
}

/** The quality of the most specific range that matches. */
function qualityOf(offer: string, ranges: readonly Range[]): number {
  const [given] = parseAccept(offer);
  if (given === undefined) return 0;
  let quality = 0;
  let specificity = 0;
  for (const range of ranges) {
    const found = specificityOf(given, range);
    if (found > specificity || (found === specificity && found > 0 && range.quality > quality)) {
      specificity = found;
      quality = range.quality;
    }
  }
  return quality;
}

function specificityOf(offer: Range, range: Range): number {
  const [type] = offer.type.split("/");
  if (range.type === "*/*") return 1;
  if (range.type === `${type}/*`) return 2;
  if (range.type !== offer.type) return 0;
  for (const [name, value] of range.parameters) {
    if (name !== "charset" && offer.parameters.get(name) !== value) return 0;
  }
  return 3 + range.parameters.size;
}
