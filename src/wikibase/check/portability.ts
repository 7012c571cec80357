// What an export cannot carry with equal meaning for all its readers, though Wikibase could.

import { planBatch } from "../batch.ts";
import { type FindingCode, type FindingPlace, finding, type MappingFinding } from "../finding.ts";
import { type ExportFormat, QUICKSTATEMENTS_FORMATS } from "../format-names.ts";
import type { Entity, Snak } from "../model.ts";
import { symmetricError } from "../quantity.ts";
import { readsAsValue } from "../quickstatements.ts";
import { isNew, namesIn, placeOf, type Subject, snaksOf } from "./subject.ts";

/** Texts as QuickStatements spells them in commands and cells; its JSON spells them like any JSON. */
const SPELLED = ["quickstatements", "csv"] as const satisfies readonly ExportFormat[];

const WITHOUT_LAST = ["csv", "payloads"] as const satisfies readonly ExportFormat[];

interface Limit<T> {
  readonly code: FindingCode;
  readonly formats: readonly ExportFormat[];
  /** What would happen, in words; nothing when all is well. */
  readonly says: (given: T) => string | undefined;
}

const LANGUAGE_LIMIT: Limit<string> = {
  code: "language-with-digit",
  formats: QUICKSTATEMENTS_FORMATS,
  says: (language) =>
    /^[a-z_-]+$/.test(language) ? undefined : `no reader takes the language ${language}`,
};

const TEXT_LIMITS: readonly Limit<string>[] = [
  {
    code: "curly-quotes",
    formats: SPELLED,
    says: (text) => (/[“”]/.test(text) ? "QuickStatements 3 straightens “ and ”" : undefined),
  },
  {
    code: "quoted-quotes",
    formats: SPELLED,
    says: (text) =>
      text.startsWith('""') && text.endsWith('""')
        ? "QuickStatements 3 takes the doubled quotes at both ends away"
        : undefined,
  },
  {
    code: "pipe",
    formats: SPELLED,
    says: (text) =>
      text.includes("|") ? "older readers take | for the end of a column" : undefined,
  },
];

/** Of names alone: their cells stand without quotes. */
const NAME_LIMIT: Limit<string> = {
  code: "reads-as-value",
  formats: ["csv"],
  says: (text) =>
    readsAsValue(text) ? "QuickStatements 3 takes it for a value of another kind" : undefined,
};

const VALUE_LIMITS: readonly Limit<Snak["value"]>[] = [
  {
    code: "uneven-bounds",
    formats: QUICKSTATEMENTS_FORMATS,
    says: (value) =>
      value.type === "quantity" && value.bounds !== undefined && symmetricError(value) === undefined
        ? "bounds that are not equally far have no common spelling"
        : undefined,
  },
  {
    code: "coordinate-precision",
    formats: QUICKSTATEMENTS_FORMATS,
    says: (value) =>
      value.type === "coordinates" && value.precision !== 1e-6
        ? `the precision ${value.precision} becomes 0.000001`
        : undefined,
  },
  {
    code: "other-globe",
    formats: QUICKSTATEMENTS_FORMATS,
    says: (value) =>
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
  return snaksOf(entity).flatMap(({ snak: { property, value }, place }) => [
    ...VALUE_LIMITS.flatMap((limit) => exceeded(limit, value, place, property)),
    ...(value.type === "text" || value.type === "monolingual"
      ? TEXT_LIMITS.flatMap((limit) => exceeded(limit, value.text, place, property))
      : []),
    ...(value.type === "monolingual"
      ? exceeded(LANGUAGE_LIMIT, value.language, place, property)
      : []),
  ]);
}

function checkNames(entity: Entity): MappingFinding[] {
  const place = { iri: entity.iri };
  return namesIn(entity).flatMap(({ kind, language, text }) => {
    const what = `the ${kind} in ${language}`;
    return [
      ...[...TEXT_LIMITS, NAME_LIMIT].flatMap((limit) => exceeded(limit, text, place, what)),
      ...exceeded(LANGUAGE_LIMIT, language, place, what),
    ];
  });
}

function exceeded<T>(
  { code, formats, says }: Limit<T>,
  given: T,
  place: FindingPlace,
  what: string,
): MappingFinding[] {
  const message = says(given);
  return message === undefined ? [] : [finding(code, { ...place, formats }, `${what}: ${message}`)];
}

function checkRanks(entity: Entity): MappingFinding[] {
  return entity.statements
    .filter(({ rank }) => rank !== "normal")
    .map((statement) =>
      finding(
        "rank-lost",
        { ...placeOf(entity, statement), formats: QUICKSTATEMENTS_FORMATS },
        `${statement.main.property} is ${statement.rank}, and QuickStatements 2 has no ranks`,
      ),
    );
}

/** Commands can name the item that was created last; rows and single calls cannot. */
function checkLast({ entities }: Subject): MappingFinding[] {
  return planBatch(entities).created.flatMap(({ after }) =>
    after.flatMap(({ entity, statements }) =>
      statements.map((statement) =>
        finding(
          "refers-to-new",
          { ...placeOf(entity, statement), formats: WITHOUT_LAST },
          `${statement.main.property} refers to a new item and is left out`,
        ),
      ),
    ),
  );
}
