// Queries as people write them for the Wikidata Query Service, in plain SPARQL.

import sparqljs, { type Expression, type Pattern, type Query, type ServicePattern } from "sparqljs";
import { ChanceryError } from "../../model/error.ts";
import { placeAt } from "../../model/text.ts";
import type { AnalyseOptions } from "../analyse.ts";
import { visibleIn } from "../columns.ts";
import { diagnose } from "../diagnose.ts";
import { guardText } from "../guard.ts";
import { type Token, tokensOf, unescapeCodepoints } from "../tokens.ts";
import {
  automaticTargets,
  type LabelRequest,
  labelPatterns,
  readLabelService,
} from "./label-service.ts";
import { IS_SOME_VALUE, withoutIsSomeValue } from "./some-value.ts";

export interface DialectOptions extends AnalyseOptions {
  /** What `[AUTO_LANGUAGE]` stands for, best first. */
  readonly languages: readonly string[];
  /** What addresses of entities begin with. */
  readonly entityNamespaces: readonly string[];
  /** What addresses of values begin with that are not known. */
  readonly genid: string;
}

const LABEL_SERVICE = "http://wikiba.se/ontology#label";
const HINTS = "http://www.bigdata.com/queryHints#";
const AUTO = "[AUTO_LANGUAGE]";
const LANGUAGE = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/;

/**
 * The query in SPARQL 1.1: SERVICE wikibase:label becomes patterns, hints for another engine are left out.
 * A query without these stays as it is.
 * @throws ChanceryError QRY-501 to QRY-510 as `analyseQuery`; QRY-503 for a service that is not there
 */
export function translateDialect(written: string, options: DialectOptions): string {
  const text = unescapeCodepoints(written);
  const tokens = guardText(text, options);
  refuseNamedSubqueries(text, tokens);
  if (!tokens.some(isOfTheDialect)) return written;
  const query = withoutIsSomeValue(parse(text, options), options.genid);
  return new sparqljs.Generator().stringify(new Translation(options).query(query));
}

/** The view that a comment asks for, as in `#defaultView:Map`; its settings in braces are left out. */
export function defaultViewOf(text: string): string | undefined {
  if (!text.includes("defaultView:")) return undefined; // to take a text apart costs more
  const comments = tokensOf(text).filter(({ kind }) => kind === "comment");
  return comments.flatMap((token) => /^#\s*defaultView:(\w+)/.exec(token.text)?.[1] ?? [])[0];
}

function parse(text: string, { base, prefixes }: DialectOptions): Query {
  try {
    const parsed = new sparqljs.Parser({ baseIRI: base, prefixes: { ...prefixes } }).parse(text);
    if (parsed.type === "update") throw new TypeError("the guard let an update through");
    return parsed;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ChanceryError(diagnose(text, error, Object.keys(prefixes ?? {})));
  }
}

function isOfTheDialect({ kind, text }: Token): boolean {
  return (
    (kind === "word" && text.toUpperCase() === "SERVICE") ||
    (kind === "name" && (text.startsWith("hint:") || text === "wikibase:isSomeValue")) ||
    (kind === "iri" && (text.startsWith(`<${HINTS}`) || text === `<${IS_SOME_VALUE}>`))
  );
}

/** One SELECT, ASK, CONSTRUCT or DESCRIBE: labels are asked for within it, and bound at its end. */
class Translation {
  readonly #options: DialectOptions;
  readonly #labels: LabelRequest[] = [];

  constructor(options: DialectOptions) {
    this.#options = options;
  }

  query<Q extends Query>(query: Q): Q {
    const where = this.#patterns(query.where ?? []);
    const translated = { ...query, where };
    if (this.#labels.length === 0) return query.where === undefined ? query : translated;
    const visible = visibleIn(translated);
    for (const [at, request] of this.#labels.entries()) {
      const targets =
        request.targets.length > 0
          ? request.targets.filter(({ variable }) => !visible.has(variable))
          : automaticTargets(variablesIn(query), visible);
      const languages = this.#languages(request.languages);
      const options = { ...this.#options, languages, helper: `chancery_${at}` };
      where.push(...labelPatterns(targets, options));
      for (const { variable } of targets) visible.add(variable);
    }
    return withColumns(translated, [...visible]);
  }

  #patterns(patterns: readonly Pattern[]): Pattern[] {
    return patterns.flatMap((pattern) => this.#pattern(pattern));
  }

  #pattern(pattern: Pattern): Pattern[] {
    switch (pattern.type) {
      case "service":
        if (pattern.name.value !== LABEL_SERVICE) throw refused(pattern.name);
        this.#labels.push(readLabelService(pattern));
        return [];
      case "bgp": {
        const triples = pattern.triples.filter(({ predicate }) => !isHint(predicate));
        return triples.length === 0 ? [] : [{ ...pattern, triples }];
      }
      case "group":
      case "union":
      case "optional":
      case "graph":
        return [{ ...pattern, patterns: this.#patterns(pattern.patterns) }];
      case "minus": // what is bound in there stays in there
        return [{ ...pattern, patterns: this.#apart().#patterns(pattern.patterns) }];
      case "query":
        return [this.#apart().query(pattern)];
      case "filter":
        return [{ ...pattern, expression: this.#expression(pattern.expression) }];
      default:
        return [pattern];
    }
  }

  /** Patterns stand in the arguments of EXISTS and NOT EXISTS. */
  #expression(expression: Expression): Expression {
    if (!("type" in expression) || expression.type !== "operation") return expression;
    const args = expression.args.map((given) =>
      isPattern(given)
        ? { type: "group" as const, patterns: this.#apart().#pattern(given) }
        : this.#expression(given as Expression),
    ); // what is no pattern is an expression
    return { ...expression, args };
  }

  #apart(): Translation {
    return new Translation(this.#options);
  }

  #languages(written: readonly string[]): string[] {
    const all = written.flatMap((language) =>
      language === AUTO ? this.#options.languages : [language.toLowerCase()],
    );
    const known = [...new Set(all)].filter((language) => LANGUAGE.test(language));
    return known.length > 0 ? known : ["en"];
  }
}

/** Helping variables must not become columns of `SELECT *`. */
function withColumns<Q extends Query>(query: Q, names: readonly string[]): Q {
  if (query.queryType !== "SELECT") return query;
  const [first] = query.variables;
  const isStar = first !== undefined && "termType" in first && first.termType === "Wildcard";
  if (!isStar) return query;
  const variables = names.map((value) => ({ termType: "Variable", value }));
  return { ...query, variables };
}

function isPattern(given: unknown): given is Pattern {
  const kinds = ["bgp", "group", "union", "optional", "graph", "minus", "query", "service"];
  return (
    typeof given === "object" &&
    given !== null &&
    "type" in given &&
    kinds.includes(`${given.type}`)
  );
}

function isHint(predicate: object): boolean {
  return "value" in predicate && String(predicate.value).startsWith(HINTS);
}

/** The names of all variables, wherever they stand. */
function variablesIn(part: unknown, found = new Set<string>()): Set<string> {
  if (typeof part !== "object" || part === null) return found;
  if ("termType" in part && part.termType === "Variable" && "value" in part)
    found.add(String(part.value));
  else for (const inner of Object.values(part)) variablesIn(inner, found);
  return found;
}

function refused({ termType, value }: ServicePattern["name"]): ChanceryError {
  const name = termType === "NamedNode" ? value : `?${value}`;
  return new ChanceryError({
    code: "QRY-503",
    message: `SERVICE ${name} is not supported: no request leaves a publication`,
    hint: "There is SERVICE wikibase:label. Places nearby, searches (wikibase:around, wikibase:mwapi) and other endpoints are not there.",
  });
}

/** A feature of Blazegraph that no standard has. */
function refuseNamedSubqueries(text: string, tokens: readonly Token[]): void {
  const include = tokens.find(
    (token, at) =>
      token.kind === "word" &&
      token.text.toUpperCase() === "INCLUDE" &&
      tokens[at + 1]?.text === "%",
  );
  if (include === undefined) return;
  throw new ChanceryError({
    code: "QRY-501",
    message: "named subqueries (WITH … AS %name, INCLUDE %name) are no SPARQL 1.1",
    hint: "Write the subquery where INCLUDE stands: { SELECT … WHERE { … } }.",
    ...placeAt(text, include.start, include.text.length),
  });
}
