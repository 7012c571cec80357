// Counts of a graph at an endpoint, class by class and as a whole, as far as they were told.

import type { ClassSummary, Release } from "../../model/release.ts";
import { isMachinery, RDF_TYPE } from "../../model/vocabulary.ts";
import { isIriReference } from "../../rdf/iri.ts";
import type { Solution } from "../../rdf/solutions.ts";
import type { ClassCoverage } from "../coverage.ts";
import type { Support } from "../support.ts";
import { unusedTerms } from "../unused-terms.ts";
import type { Ask } from "./check-rules.ts";
import {
  classesQuery,
  havingQuery,
  languagesQuery,
  statementsQuery,
  supportQuery,
  usedQuery,
} from "./count-queries.ts";

/** How many classes are looked at, the most frequent: as many as the page shows. */
const CLASSES_MAX = 12;

/** How many classes are asked for to find these among those of vocabularies. */
const ASKED_MAX = 50;

/** Of how many terms one query asks whether they are used. */
const BATCH = 200;

export class Counts {
  readonly complete = new Map<string, Pick<ClassCoverage, "count" | "having">>();
  readonly languages = new Map<string, Pick<ClassCoverage, "count" | "labelled">>();
  support: Support | undefined;
  unused: readonly string[] = [];
  readonly #release: Release;
  readonly #ask: Ask;

  constructor(release: Release, ask: Ask) {
    this.#release = release;
    this.#ask = ask;
  }

  /** The smaller classes first, so that a large one that takes too long keeps none of them back. */
  async countProperties(): Promise<void> {
    for (const { iri, count } of [...(await this.#classes())].reverse()) {
      const having = countsIn(await this.#ask(havingQuery(iri)), "property");
      this.complete.set(iri, { count: having.get(RDF_TYPE) ?? count, having });
    }
  }

  async countLanguages(): Promise<void> {
    const classes = await this.#classes();
    const rows = await this.#ask(languagesQuery(classes.map(({ iri }) => iri)));
    for (const { iri, count } of classes) {
      const labelled = countsIn(
        rows.filter(({ kind }) => kind?.value === iri),
        "language",
      );
      // There may be more things by now.
      this.languages.set(iri, { count: Math.max(count, ...labelled.values()), labelled });
    }
  }

  async countSupport(): Promise<void> {
    const { counts, remote } = this.#release;
    // Fewer triples than there are in graphs: those that repeat are one.
    const isMerged = remote?.graphs.size === 0 || counts.triples < counts.quads;
    const byWorks = await this.#ask(supportQuery());
    const [all] = await this.#ask(statementsQuery(isMerged));
    const having = (isMeant: (works: number) => boolean) =>
      byWorks
        .filter(({ works }) => isMeant(Number(works?.value ?? 0)))
        .reduce((sum, row) => sum + numberIn(row), 0);
    const inGraphs = having(() => true);
    this.support = {
      unsourced: Math.max(0, numberIn(all) - inGraphs),
      uncited: having((works) => works === 0),
      single: having((works) => works === 1),
      several: having((works) => works > 1),
    };
  }

  /** Of the terms that the folder defines, those that are not even among the rare ones. */
  async findUnused(): Promise<void> {
    const { classes, usage } = this.#release;
    const used = {
      classes: new Set(classes.map(({ iri }) => iri)),
      properties: new Set(usage.properties.map(([iri]) => iri)),
    };
    const candidates = unusedTerms(this.#release, used).filter(isIriReference);
    for (let at = 0; at < candidates.length; at += BATCH)
      for (const { term } of await this.#ask(usedQuery(candidates.slice(at, at + BATCH))))
        if (term !== undefined) for (const known of Object.values(used)) known.add(term.value);
    this.unused = unusedTerms(this.#release, used);
  }

  /** As known since the start; asked for again where the endpoint did not tell them then. */
  async #classes(): Promise<readonly ClassSummary[]> {
    const known = this.#release.classes;
    const classes = known.length > 0 ? known : await this.#askClasses();
    return classes
      .filter(({ iri }) => !isMachinery(iri) && isIriReference(iri))
      .slice(0, CLASSES_MAX);
  }

  async #askClasses(): Promise<ClassSummary[]> {
    const counts = countsIn(await this.#ask(classesQuery(ASKED_MAX)), "kind");
    return [...counts].map(([iri, count]) => ({ iri, count }));
  }
}

/** Rows with `?n`, by what stands in a column. */
function countsIn(rows: readonly Solution[], column: string): Map<string, number> {
  return new Map(rows.flatMap((row) => (row[column] ? [[row[column].value, numberIn(row)]] : [])));
}

function numberIn(row: Solution | undefined): number {
  return Number(row?.["n"]?.value ?? 0);
}
