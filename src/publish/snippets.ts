// Ready programs that ask for an answer: any text becomes a literal of their language, so that it is asked as it is.

/** What is asked. */
export interface SnippetRequest {
  /** The whole address. */
  readonly address: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Long texts go by POST. */
  readonly method: "GET" | "POST";
  /** The media type of the answer. */
  readonly type: string;
}

export interface Snippet {
  readonly language: string;
  readonly code: string;
}

/** The table of languages. */
const WRITERS: Readonly<Record<string, (request: SnippetRequest) => string>> = {
  curl: writeCurl,
  Python: writePython,
  R: writeR,
  JavaScript: writeJavaScript,
};

export function snippetsFor(request: SnippetRequest): Snippet[] {
  return Object.entries(WRITERS).map(([language, write]) => ({ language, code: write(request) }));
}

/** The shell holds no NUL, which stands in no query that means anything. */
function writeCurl({ address, fields, method, type }: SnippetRequest): string {
  const lines = [
    `curl${method === "GET" ? " --get" : ""} ${shell(address)}`,
    `-H ${shell(`Accept: ${type}`)}`,
    ...Object.entries(fields).map(
      ([name, value]) => `--data-urlencode ${shell(`${name}=${value}`)}`,
    ),
  ];
  return lines.join(" \\\n  ");
}

function shell(text: string): string {
  return `'${text.replaceAll("\u0000", "").replaceAll("'", "'\\''")}'`;
}

function writePython({ address, fields, method, type }: SnippetRequest): string {
  const given = Object.entries(fields).map(
    ([name, value]) => `    ${python(name)}: ${python(value)},\n`,
  );
  const target =
    method === "GET" ? `${python(address)} + "?" + urlencode(fields)` : python(address);
  const body = method === "GET" ? "" : ", urlencode(fields).encode()";
  return `from urllib.parse import urlencode
from urllib.request import Request, urlopen

fields = {
${given.join("")}}
request = Request(${target}${body}, headers={"Accept": ${python(type)}})
with urlopen(request) as answer:
    print(answer.read().decode())
`;
}

/** A literal that keeps its lines; line ends of other kinds are escaped, for Python makes them one. */
function python(text: string): string {
  const safe = text.replace(/[\\"]/g, "\\$&").replaceAll("\r", "\\r").replaceAll("\u0000", "\\x00");
  return text.includes("\n") ? `"""${safe}"""` : `"${safe}"`;
}

/** By GET alone, for R sends no forms by itself. */
function writeR({ address, fields, type }: SnippetRequest): string {
  const given = Object.entries(fields).map(
    ([name, value]) =>
      `  paste0(${r(`${name}=`)}, URLencode(enc2utf8(${r(value)}), reserved = TRUE))`,
  );
  return `fields <- paste(
${given.join(",\n")}${given.length === 0 ? "" : ",\n"}  sep = "&"
)
answer <- url(paste0(${r(address)}, "?", fields), headers = c(Accept = ${r(type)}))
writeLines(readLines(answer, encoding = "UTF-8"))
`;
}

function r(text: string): string {
  const safe = text.replaceAll("\u0000", "").replace(/[\\"]/g, "\\$&").replaceAll("\r", "\\r");
  return `"${safe}"`;
}

function writeJavaScript({ address, fields, method, type }: SnippetRequest): string {
  const given = Object.entries(fields).map(([name, value]) => `  ${js(name)}: ${js(value)},\n`);
  const call =
    method === "GET"
      ? `fetch(${js(address)} + "?" + fields, {\n  headers: { Accept: ${js(type)} },\n})`
      : `fetch(${js(address)}, {\n  method: "POST",\n  body: fields,\n  headers: { Accept: ${js(type)} },\n})`;
  return `const fields = new URLSearchParams({
${given.join("")}});
const answer = await ${call};
console.log(await answer.text());
`;
}

/** A template, which keeps its lines. */
function js(text: string): string {
  const safe = text.replace(/\\|`|\$(?=\{)/g, "\\$&").replaceAll("\r", "\\r");
  return text.includes("\n") || text.includes('"') ? `\`${safe}\`` : JSON.stringify(text);
}
