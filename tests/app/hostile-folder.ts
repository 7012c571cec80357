// A publication whose every name, value and address tries to break out of the page or header that it stands in.

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const HOSTILE_BASE = "http://hostile.example/";

/** Texts that end what they stand in, and go on as markup, script or header. */
export const ATTACKS: readonly string[] = [
  "<x-injected x-injected=1>",
  "</title></textarea></pre></script></style><x-injected>",
  '"><x-injected x-injected="',
  "' x-injected='1",
  '" x-injected="1" onmouseover="alert(1)',
  "--><x-injected><!--",
  "]]><x-injected>",
  "&lt;x-injected&gt;&#60;x-injected&#62;",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "{{7*7}} `x` <%= x %>",
  "a\r\nX-Injected: 1\r\n\r\n<x-injected>",
  "\u2028</script><x-injected>\u2029",
  "\u202e<x-injected>\u0000\u001b[2J",
  "=cmd|' /C calc'!A0",
];

/** IRIs that are no addresses of the web, or name another host than they seem to. */
export const ADDRESSES: readonly string[] = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(document.domain)//",
  "data:text/html,%3Cx-injected%3E",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:http://hostile.example/x",
  `${HOSTILE_BASE}/evil.example/x`,
  `${HOSTILE_BASE}a/../../x`,
  `${HOSTILE_BASE}.//evil.example`,
  `${HOSTILE_BASE}x?y=<`.replace("<", "%3C"),
  `${HOSTILE_BASE}%0D%0AX-Injected:%201`,
  `${HOSTILE_BASE}a'x-injected='1`,
  `${HOSTILE_BASE}a&quot;&gt;;,rel=x`,
  `${HOSTILE_BASE}ə/қ;type=x,y`,
  `${HOSTILE_BASE}%22%3E%3Cx-injected%3E`,
  "http://elsewhere.example/%22%3E%3Cx-injected%3E",
];

const literal = (text: string) =>
  `"${text.replace(/[\\"\n\r]/g, (letter) => ({ "\\": "\\\\", '"': '\\"', "\n": "\\n" })[letter] ?? "\\r")}"`;
const iri = (address: string) => `<${address}>`;
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const GEO = "http://www.opengis.net/ont/geosparql#";
const DCTERMS = "http://purl.org/dc/terms/";

/** The things of the folder, as its data names them. */
export const HOSTILE_THINGS: readonly string[] = [
  ...ADDRESSES,
  ...ATTACKS.map((_, at) => `${HOSTILE_BASE}thing/${at}`),
];

export function hostileFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hostile-"));
  const lines = HOSTILE_THINGS.flatMap((thing, at) => {
    const attack = ATTACKS[at % ATTACKS.length] ?? "";
    const other = ADDRESSES[at % ADDRESSES.length] ?? "";
    return [
      `${iri(thing)} ${iri(`${RDFS}label`)} ${literal(`${attack} ${at}`)}@en ${iri(other)}`,
      `${iri(thing)} ${iri(`${RDFS}comment`)} ${literal(attack)} ${iri(other)}`,
      `${iri(thing)} ${RDF_TYPE} ${iri(other)} ${iri(other)}`,
      `${iri(thing)} ${iri(`${HOSTILE_BASE}p`)} ${literal(attack)} ${iri(other)}`,
      `${iri(thing)} ${iri(`${HOSTILE_BASE}p`)} ${literal(attack)}^^${iri(other)} ${iri(other)}`,
      `${iri(thing)} ${iri(`${DCTERMS}date`)} ${literal(attack)}^^${iri(`${XSD}date`)} ${iri(other)}`,
      `${iri(thing)} ${iri(`${DCTERMS}date`)} "2014-09-12"^^${iri(`${XSD}date`)} ${iri(other)}`,
      `${iri(thing)} ${iri(`${GEO}asWKT`)} ${literal(`POINT(1 2)${attack}`)}^^${iri(`${GEO}wktLiteral`)} ${iri(other)}`,
      `${iri(thing)} ${iri(`${GEO}asWKT`)} "POINT(${at} ${at})"^^${iri(`${GEO}wktLiteral`)} ${iri(other)}`,
      `${iri(thing)} ${iri(other)} ${iri(ADDRESSES[(at + 1) % ADDRESSES.length] ?? "")} ${iri(thing)}`,
    ];
  });
  const about = [
    `${iri(HOSTILE_BASE)} ${RDF_TYPE} <http://www.w3.org/ns/dcat#Dataset>`,
    `${iri(HOSTILE_BASE)} ${iri(`${DCTERMS}title`)} ${literal(ATTACKS[1] ?? "")}@en`,
    `${iri(HOSTILE_BASE)} ${iri(`${DCTERMS}description`)} ${literal(ATTACKS[2] ?? "")}@en`,
    `${iri(HOSTILE_BASE)} ${iri(`${DCTERMS}license`)} <javascript:alert(1)>`,
    `${iri(HOSTILE_BASE)} ${iri(`${DCTERMS}publisher`)} <javascript:alert(2)>`,
    `${iri(`${HOSTILE_BASE}moved`)} <http://www.w3.org/ns/prov#invalidatedAtTime> "2020"`,
    `${iri(`${HOSTILE_BASE}moved`)} ${iri(`${DCTERMS}isReplacedBy`)} <javascript:alert(3)>`,
    `${iri(`${HOSTILE_BASE}away`)} <http://www.w3.org/ns/prov#invalidatedAtTime> "2020"`,
    `${iri(`${HOSTILE_BASE}away`)} ${iri(`${DCTERMS}isReplacedBy`)} ${iri(`${HOSTILE_BASE}/evil.example/x`)}`,
  ];
  mkdirSync(join(folder, "data"));
  mkdirSync(join(folder, "queries"));
  writeFileSync(
    join(folder, "data/hostile.nq"),
    [...lines, ...about].map((line) => `${line} .\n`).join(""),
  );
  writeFileSync(
    join(folder, "queries/a'b\"><x-injected>.rq"),
    `#+ summary: ${JSON.stringify(ATTACKS[0])}
#+ description: ${JSON.stringify(ATTACKS[2])}
#+ params:
#+   text: { type: string, label: ${JSON.stringify(ATTACKS[3])}, default: ${JSON.stringify(ATTACKS[4])} }
SELECT ?thing ?thingLabel ("</pre><x-injected>" AS ?x) { ?thing <${RDFS}label> ?thingLabel . FILTER(STR(?_text) != "") }
`,
  );
  return folder;
}
