// Statements of one item with the same property and value: QuickStatements 2 makes one of them.

import { finding, type MappingFinding } from "../finding.ts";
import { QUICKSTATEMENTS_FORMATS } from "../format-names.ts";
import type { Entity } from "../model.ts";
import { placeOf, type Subject } from "./subject.ts";

/** It looks for a statement with that value and adds qualifiers and references there. */
export function checkRepeats({ entities }: Subject): MappingFinding[] {
  return entities.flatMap(repeatsIn);
}

function repeatsIn(entity: Entity): MappingFinding[] {
  const seen = new Set<string>();
  return entity.statements.flatMap((statement) => {
    const key = JSON.stringify(statement.main);
    const isRepeated = seen.has(key);
    seen.add(key);
    if (!isRepeated) return [];
    return [
      finding(
        "would-merge",
        { ...placeOf(entity, statement), formats: QUICKSTATEMENTS_FORMATS },
        `${statement.main.property} stands twice with the same value and would become one statement`,
      ),
    ];
  });
}
