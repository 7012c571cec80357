// Applies a mapping to a release: rows of its rules become statements with qualifiers and references, by thing.

import type { Term } from "@rdfjs/types";
import type { Release } from "../model/release.ts";
import { type FindingPlace, finding, type MappingFinding } from "./finding.ts";
import { Identities } from "./identity.ts";
import type { Mapping, StatementRule } from "./mapping.ts";
import { type Entity, RANKS, type Rank, type Snak, type Statement } from "./model.ts";
import { namesOf } from "./names.ts";
import { References } from "./references.ts";
import { compareSnaks, compareTexts, type Row, SnakReader } from "./snaks.ts";

/** Asks the publication a SELECT. */
export type Ask = (select: string) => Promise<readonly Row[]>;

export interface Entities {
  /** Items that exist by their number, then new ones by their address. */
  readonly entities: readonly Entity[];
  readonly findings: readonly MappingFinding[];
}

export interface BuildOptions {
  /** Whether what only titles imply and what the editors concluded counts too. */
  readonly weak: boolean;
}

export async function buildEntities(
  release: Release,
  mapping: Mapping,
  ask: Ask,
  options: BuildOptions,
): Promise<Entities> {
  const builder = new Builder(release, mapping, options);
  for (const select of mapping.references) builder.addReferences(await ask(select), false);
  for (const select of mapping.fallbacks) builder.addReferences(await ask(select), true);
  for (const rule of mapping.rules) builder.addStatements(rule, await ask(rule.select));
  return builder.result();
}

interface Draft {
  readonly main: Snak;
  readonly rank: Rank;
  readonly qualifiers: Map<string, Snak>;
  readonly graphs: Set<string>;
  readonly rule: string;
}

class Builder {
  readonly #release: Release;
  readonly #evidence: ReadonlySet<string>;
  readonly #identities: Identities;
  readonly #reader: SnakReader;
  readonly #cited = new References();
  readonly #fallbacks = new References();
  readonly #drafts = new Map<string, Map<string, Draft>>();
  readonly #findings = new Map<string, MappingFinding>();

  constructor(release: Release, mapping: Mapping, { weak }: BuildOptions) {
    this.#release = release;
    this.#evidence = new Set([...mapping.evidence, ...(weak ? mapping.weakEvidence : [])]);
    this.#identities = new Identities(release, mapping.newItems);
    this.#reader = new SnakReader(mapping, this.#identities, (found) => this.#report(found));
  }

  addReferences(rows: readonly Row[], isFallback: boolean): void {
    const target = isFallback ? this.#fallbacks : this.#cited;
    target.add(rows, (row, place) => this.#reader.snaks(row, place));
  }

  addStatements(rule: StatementRule, rows: readonly Row[]): void {
    for (const row of rows) {
      const { item, value, graph } = row;
      if (item === undefined || value === undefined || graph === undefined) {
        this.#report(finding("incomplete-row", { iri: rule.iri }, "a row lacks a part"));
        continue;
      }
      const place = { iri: item.value, graph: graph.value, rule: rule.iri };
      if (this.#counts(graph.value) && this.#hasPlace(place)) this.#draft(rule, row, value, place);
    }
  }

  result(): Entities {
    const entities = [...this.#drafts].map(([iri, drafts]) => this.#entity(iri, drafts.values()));
    entities.sort(compareEntities);
    return { entities, findings: [...this.#findings.values()] };
  }

  /** Rows with the same `?statement` are one statement; without it those that say the same are. */
  #draft({ property, iri: rule }: StatementRule, row: Row, value: Term, place: FindingPlace): void {
    const { statement, rank: given } = row;
    const rank = this.#rank(given?.value, place);
    const main = this.#reader.snak(property, "value", value, row, place);
    if (main === undefined || rank === undefined) return;
    const qualifiers = this.#reader.snaks(row, place);
    const drafts = this.#drafts.get(place.iri) ?? new Map<string, Draft>();
    this.#drafts.set(place.iri, drafts);
    const key = JSON.stringify([main, rank, statement?.value ?? qualifiers]);
    const draft = drafts.get(key) ?? { main, rank, qualifiers: new Map(), graphs: new Set(), rule };
    drafts.set(key, draft);
    for (const snak of qualifiers) draft.qualifiers.set(JSON.stringify(snak), snak);
    if (place.graph !== undefined) draft.graphs.add(place.graph);
  }

  #entity(iri: string, drafts: Iterable<Draft>): Entity {
    const statements = [...drafts].flatMap((draft) => this.#statement(iri, draft) ?? []);
    statements.sort(compareStatements);
    return {
      iri,
      id: this.#identities.idOf(iri),
      ...namesOf(this.#release, iri),
      statements,
    };
  }

  #statement(iri: string, { main, rank, qualifiers, graphs, rule }: Draft): Statement | undefined {
    const [graph = "", ...others] = [...graphs].sort();
    const place = { iri, property: main.property, graph, rule };
    const kept = [...qualifiers.values()].filter((snak) => this.#isCreated(snak, place));
    if (!this.#isCreated(main, place)) return undefined;
    const cited = this.#cited.of(graphs);
    const references = cited.length > 0 ? cited : this.#fallbacks.of(graphs);
    const isFallback = cited.length === 0 && references.length > 0;
    if (references.length === 0)
      this.#report(finding("no-reference", place, `${main.property} has no reference`));
    if (isFallback)
      this.#report(
        finding("only-fallback", place, `${main.property} has references of last resort alone`),
      );
    return {
      main,
      rank,
      qualifiers: kept.sort(compareSnaks),
      references,
      isFallback,
      graphs: [graph, ...others],
      rule,
    };
  }

  /** Whether the item that a snak refers to is one that exists, or one that gets statements too. */
  #isCreated({ property, value }: Snak, place: FindingPlace): boolean {
    if (value.type !== "new-item" || this.#drafts.has(value.iri)) return true;
    this.#report(
      finding(
        "never-created",
        place,
        `${property} is left out: nothing else is said of ${value.iri}`,
      ),
    );
    return false;
  }

  #rank(given: string | undefined, place: FindingPlace): Rank | undefined {
    const rank = RANKS.find((known) => known === (given ?? "normal"));
    if (rank === undefined) this.#report(finding("unknown-rank", place, `${given} is no rank`));
    return rank;
  }

  #counts(graph: string): boolean {
    return this.#identities.classesOf(graph).some((name) => this.#evidence.has(name));
  }

  /** Whether the thing has an item, or may get one. */
  #hasPlace({ iri }: FindingPlace): boolean {
    if (this.#identities.itemOf(iri) !== undefined) return true;
    const message = "it has no verified item and its class may not be created";
    this.#report(finding("not-creatable", { iri }, message));
    return false;
  }

  #report(found: MappingFinding): void {
    this.#findings.set(`${found.iri} ${found.message}`, found);
  }
}

/** So that the order does not depend on that of rows. */
function compareStatements(a: Statement, b: Statement): number {
  const text = ({ rank, qualifiers }: Statement) => JSON.stringify([rank, qualifiers]);
  return compareSnaks(a.main, b.main) || compareTexts(text(a), text(b));
}

function compareEntities(a: Entity, b: Entity): number {
  const number = ({ id }: Entity) =>
    id === undefined ? Number.POSITIVE_INFINITY : Number(id.slice(1));
  if (number(a) !== number(b)) return number(a) - number(b);
  return compareTexts(a.iri, b.iri);
}
