// What an export cannot carry with equal meaning for all its readers, though Wikibase could.

import { planBatch } from "../batch.ts";
import { type FindingCode, finding, type MappingFinding } from "../finding.ts";
import { type ExportFormat, QUICKSTATEMENTS_FORMATS } from "../format-names.ts";
import type { Entity, Snak } from "../model.ts";
import { symmetricError } from "../quantity.ts";
import { readsAsValue } from "../quickstatements.ts";
import { isNew, namesIn, placeOf, type Subject, snaksOf } from "./subject.ts";

/** Texts as QuickStatements spells them in commands and cells; its JSON spells them like any JSON. */
const SPELLED = ["quickstatements", "csv"] as const satisfies readonly ExportFormat[];

interface Limit {
  readonly code: FindingCode;
  readonly formats: readonly ExportFormat[];
  /** What is wrong with a snak, in words; nothing when all is well. */
  readonly says: (snak: Snak) => string | undefined;
}

const SNAK_LIMITS: readonly Limit[] = [
  {
    code: "language-with-digit",
    formats: QUICKSTATEMENTS_FORMATS,
    says: ({ value }) =>
      value.type === "monolingual" && !isSpellable(value.language)
        ? `no reader takes the language ${value.language}`
        : undefined,
  },
  {
    code: "curly-quotes",
    formats: SPELLED,
    says: ({ value }) =>
      isText(value) && /[“”]/.test(value.text)
        ? "QuickStatements 3 straightens “ and ”"
        : undefined,
  },
  {
    code: "quoted-quotes",
    formats: SPELLED,
    says: ({ value }) =>
      isText(value) && value.text.startsWith('""') && value.text.endsWith('""')
        ? "QuickStatements 3 takes the doubled quotes at both ends away"
        : undefined,
  },
  {
    code: "pipe",
    formats: SPELLED,
    says: ({ value }) =>
      isText(value) && value.text.includes("|")
        ? "older readers take | for the end of a column"
        : undefined,
  },
  {
    code: "uneven-bounds",
    formats: QUICKSTATEMENTS_FORMATS,
    says: ({ value }) =>
      value.type === "quantity" && value.bounds !== undefined && symmetricError(value) === undefined
        ? "bounds that are not equally far have no common spelling"
        : undefined,
  },
  {
    code: "coordinate-precision",
    formats: QUICKSTATEMENTS_FORMATS,
    says: ({ value }) =>
      value.type === "coordinates" && value.precision !== 1e-6
        ? `the precision ${value.precision} becomes 0.000001`
        : undefined,
  },
  {
    code: "other-globe",
    formats: QUICKSTATEMENTS_FORMATS,
    says: ({ value }) =>
      value.type === "coordinates" && value.globe !== "Q2"
        ? `a point on ${value.globe} would land on Earth`
        : undefined,
  },
];

export function checkPortability(subject: Subject): MappingFinding[] {
  return [
    ...subject.entities.flatMap(checkSnaks),
    ...subject.entities.flatMap(checkRanks),
    ...subject.entities.filter(isNew).flatMap(checkNames),
    ...checkLast(subject),
  ];
}

function checkSnaks(entity: Entity): MappingFinding[] {
  return snaksOf(entity).flatMap(({ snak, place }) =>
    SNAK_LIMITS.flatMap(({ code, formats, says }) => {
      const message = says(snak);
      if (message === undefined) return [];
      return formats.map((format) =>
        finding(code, { ...place, format }, `${snak.property}: ${message}`),
      );
    }),
  );
}

function checkRanks(entity: Entity): MappingFinding[] {
  return entity.statements
    .filter(({ rank }) => rank !== "normal")
    .flatMap((statement) =>
      QUICKSTATEMENTS_FORMATS.map((format) =>
        finding(
          "rank-lost",
          { ...placeOf(entity, statement), format },
          `${statement.main.property} is ${statement.rank}, and QuickStatements 2 has no ranks`,
        ),
      ),
    );
}

function checkNames(entity: Entity): MappingFinding[] {
  return namesIn(entity).flatMap(({ kind, language, text }) => {
    const find = (code: FindingCode, formats: readonly ExportFormat[], says: string) =>
      formats.map((format) =>
        finding(code, { iri: entity.iri, format }, `the ${kind} in ${language}: ${says}`),
      );
    return [
      ...(isSpellable(language)
        ? []
        : find("language-with-digit", QUICKSTATEMENTS_FORMATS, "no reader takes that language")),
      ...(/[“”]/.test(text)
        ? find("curly-quotes", SPELLED, "QuickStatements 3 straightens “ and ”")
        : []),
      ...(text.includes("|") ? find("pipe", SPELLED, "older readers take | for a column") : []),
      ...(readsAsValue(text)
        ? find("reads-as-value", ["csv"], "QuickStatements 3 takes it for a value of another kind")
        : []),
    ];
  });
}

/** In CSV a row is one item: LAST of another row is not to be had. */
function checkLast({ entities }: Subject): MappingFinding[] {
  return planBatch(entities).created.flatMap(({ after }) =>
    after.flatMap(({ entity, statements }) =>
      statements.map((statement) =>
        finding(
          "left-out-of-csv",
          { ...placeOf(entity, statement), format: "csv" },
          `${statement.main.property} refers to a new item and is left out`,
        ),
      ),
    ),
  );
}

function isText(value: Snak["value"]): value is Extract<Snak["value"], { readonly text: string }> {
  return value.type === "text" || value.type === "monolingual";
}

/** Letters, `-` and `_` alone. */
function isSpellable(language: string): boolean {
  return /^[a-z_-]+$/.test(language);
}
