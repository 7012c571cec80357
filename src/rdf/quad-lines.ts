// Reads canonical N-Quads as bytes, a whole line at a time. Needs no RDF library, so engines start fast.

const NEWLINE = 10;
const CHUNK = 1 << 20;

/** The lines as they are, in chunks of about 1 MiB that end at a newline. */
export function* nquadsChunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const end =
      start + CHUNK >= bytes.length ? bytes.length : bytes.indexOf(NEWLINE, start + CHUNK) + 1;
    yield copyOf(bytes, start, end);
    start = end;
  }
}

/** Each distinct triple once, as N-Triples: the RDF merge of all graphs. */
export function* mergedTriplesChunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (const chunk of selectTriples(bytes, () => true)) yield chunk;
}

/** Each distinct triple of these graphs once, as N-Triples; `""` is the default graph. */
export function mergeOfGraphs(
  bytes: Uint8Array,
  graphs: ReadonlySet<string>,
): Generator<Uint8Array> {
  return selectTriples(bytes, (graph) => graphs.has(graph));
}

/** The subject of the last line, in angle brackets. */
export function lastSubject(bytes: Uint8Array): string {
  const start = bytes.lastIndexOf(NEWLINE, bytes.length - 2) + 1;
  const line = new TextDecoder().decode(copyOf(bytes, start, bytes.length));
  return line.slice(0, line.indexOf(" "));
}

/** The graph of the first line. */
export function graphIn(bytes: Uint8Array): string {
  const line = new TextDecoder().decode(copyOf(bytes, 0, bytes.indexOf(NEWLINE)));
  return splitLine(line).graph;
}

/** The end of the triple (exclusive) and the graph of one canonical line. */
export function splitLine(line: string): { triple: string; graph: string } {
  const body = line.slice(0, -2);
  const end = body.endsWith(">") ? body.lastIndexOf(" <") : -1;
  if (end === -1 || isTriple(body)) return { triple: body, graph: "" };
  return { triple: body.slice(0, end), graph: body.slice(end + 2, -1) };
}

/** Whether a line's body has three terms: the object's start is then also the last term's. */
function isTriple(body: string): boolean {
  const predicate = body.indexOf(" ") + 1;
  const object = body.indexOf(" ", predicate) + 1;
  if (body[object] !== '"') return body.indexOf(" ", object) === -1;
  return !/"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)? <[^>]*>$/.test(body.slice(object));
}

function* selectTriples(
  bytes: Uint8Array,
  wanted: (graph: string) => boolean,
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let before = "";
  let lines: string[] = [];
  let length = 0;
  for (const line of linesOf(bytes)) {
    const { triple, graph } = splitLine(line);
    if (triple === before || !wanted(graph)) continue;
    before = triple;
    lines.push(`${triple} .\n`);
    length += triple.length;
    if (length < CHUNK) continue;
    yield encoder.encode(lines.join(""));
    lines = [];
    length = 0;
  }
  if (lines.length > 0) yield encoder.encode(lines.join(""));
}

/** Every line without its newline. */
export function* linesOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  for (const chunk of nquadsChunks(bytes)) {
    const text = decoder.decode(chunk);
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf("\n", start);
      yield text.slice(start, end);
      start = end + 1;
    }
  }
}

/** Decoders and engines refuse views of shared memory. */
function copyOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return new Uint8Array(bytes.subarray(start, end));
}
