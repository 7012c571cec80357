// SERVICE wikibase:label as patterns of plain SPARQL: the first language that has a label, else the id.

import sparqljs, { type Pattern, type ServicePattern, type Triple } from "sparqljs";
import { ChanceryError } from "../../model/error.ts";
import { NAMESPACES } from "../../model/vocabulary.ts";

/** What a variable is to hold. */
type TextKind = "label" | "description" | "aliases";

/** A variable that the service gives a text of something. */
export interface LabelTarget {
  /** The term that is named, as it is written in SPARQL: `?item` or `<http://…>`. */
  readonly subject: string;
  readonly kind: TextKind;
  /** Without the question mark. */
  readonly variable: string;
}

/** What one SERVICE wikibase:label asks for. */
export interface LabelRequest {
  /** As written, with `[AUTO_LANGUAGE]` in it. */
  readonly languages: readonly string[];
  /** Given one by one; when there are none, the names of variables tell. */
  readonly targets: readonly LabelTarget[];
}

const LANGUAGE_PARAMETER = "http://wikiba.se/ontology#language";
const SERVICE_PARAMETER = "http://www.bigdata.com/rdf#serviceParam";

const PREDICATES: Readonly<Record<TextKind, string>> = {
  label: `${NAMESPACES.rdfs}label`,
  description: `${NAMESPACES.schema}description`,
  aliases: `${NAMESPACES.skos}altLabel`,
};

/** How variables are named that are filled by themselves. */
const SUFFIXES: readonly (readonly [suffix: string, kind: TextKind])[] = [
  ["AltLabel", "aliases"],
  ["Description", "description"],
  ["Label", "label"],
];

/** @throws ChanceryError QRY-503 for what this service has not */
export function readLabelService({ patterns }: ServicePattern): LabelRequest {
  const languages: string[] = [];
  const targets: LabelTarget[] = [];
  for (const pattern of patterns) {
    if (pattern.type !== "bgp") throw unsupported(`a ${pattern.type}`);
    for (const triple of pattern.triples) {
      const { subject, predicate, object } = triple;
      if (subject.termType !== "NamedNode" || subject.value !== SERVICE_PARAMETER)
        targets.push(readTarget(triple));
      else if ("value" in predicate && predicate.value === LANGUAGE_PARAMETER)
        languages.push(...object.value.split(",").map((language) => language.trim()));
    }
  }
  return { languages, targets };
}

function readTarget({ subject, predicate, object }: Triple): LabelTarget {
  const property = "value" in predicate ? predicate.value : "a path";
  const kind = (Object.keys(PREDICATES) as TextKind[]).find(
    (name) => PREDICATES[name] === property,
  );
  if (kind === undefined) throw unsupported(property);
  if (object.termType !== "Variable") throw unsupported("a text that is given already");
  if (subject.termType !== "Variable" && subject.termType !== "NamedNode")
    throw unsupported("a thing that is neither a variable nor an address");
  const written = subject.termType === "Variable" ? `?${subject.value}` : `<${subject.value}>`;
  return { subject: written, kind, variable: object.value };
}

/** The variables among `used` that are named after one of `visible` and hold nothing yet. */
export function automaticTargets(
  used: ReadonlySet<string>,
  visible: ReadonlySet<string>,
): LabelTarget[] {
  return [...used]
    .filter((variable) => !visible.has(variable))
    .flatMap((variable) => {
      const found = SUFFIXES.map(([suffix, kind]) => ({
        kind,
        base: variable.endsWith(suffix) ? variable.slice(0, -suffix.length) : "",
      })).find(({ base }) => visible.has(base));
      return found === undefined ? [] : [{ subject: `?${found.base}`, kind: found.kind, variable }];
    });
}

export interface LabelOptions {
  /** Best first. */
  readonly languages: readonly string[];
  /** What the address of an entity begins with, before its id. */
  readonly entityNamespaces: readonly string[];
  /** What the names of helping variables begin with; no other variable does. */
  readonly helper: string;
}

/** Patterns that bind the targets, to be put at the end of a group. */
export function labelPatterns(targets: readonly LabelTarget[], options: LabelOptions): Pattern[] {
  const subjects = [...new Set(targets.map(({ subject }) => subject))];
  const nodeOf = (at: number) => `?${options.helper}_${at}`;
  // An unbound variable in an OPTIONAL would match every label there is.
  const guards = subjects.map(
    (subject, at) => `BIND(COALESCE(${subject}, <urn:none>) AS ${nodeOf(at)})`,
  );
  const texts = targets.map((target, at) =>
    textPattern(
      target,
      nodeOf(subjects.indexOf(target.subject)),
      `${options.helper}_text_${at}`,
      options,
    ),
  );
  const parsed = new sparqljs.Parser().parse(`SELECT * { ${[...guards, ...texts].join(" ")} }`);
  return "where" in parsed ? (parsed.where ?? []) : [];
}

function textPattern(
  { kind, variable, subject }: LabelTarget,
  node: string,
  name: string,
  { languages, entityNamespaces }: LabelOptions,
): string {
  const found = languages.map((_, at) => `?${name}_${at}`);
  const optionals = languages.map((language, at) =>
    kind === "aliases"
      ? `OPTIONAL { SELECT ${node} (STRLANG(STR(GROUP_CONCAT(?alias; SEPARATOR=", ")), "${language}") AS ${found[at]}) WHERE { ${node} <${PREDICATES.aliases}> ?alias FILTER(LANG(?alias) = "${language}") } GROUP BY ${node} }`
      : `OPTIONAL { ${node} <${PREDICATES[kind]}> ${found[at]} FILTER(LANG(${found[at]}) = "${language}") }`,
  );
  const starts = entityNamespaces.map((start) => start.replace(/[^\w:/-]/g, "[$&]")).join("|");
  const id = kind === "label" ? [`REPLACE(STR(${subject}), "^(${starts})", "")`] : [];
  return `${optionals.join(" ")} BIND(COALESCE(${[...found, ...id].join(", ")}) AS ?${variable})`;
}

function unsupported(what: string): ChanceryError {
  return new ChanceryError({
    code: "QRY-503",
    message: `SERVICE wikibase:label has no place for ${what}`,
    hint: "It takes wikibase:language, and ?x rdfs:label, schema:description or skos:altLabel with a variable.",
  });
}
