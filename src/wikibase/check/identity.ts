// Things and items: one thing is one item, and no two things are the same.

import { groupBy } from "../../model/group.ts";
import { finding, type MappingFinding } from "../finding.ts";
import { isNew, type Subject } from "./subject.ts";

export function checkIdentity({ entities, idsOf }: Subject): MappingFinding[] {
  const matched = entities.filter((entity) => !isNew(entity));
  return [
    ...matched
      .filter(({ iri }) => idsOf(iri).length > 1)
      .map(({ iri }) =>
        finding("two-items", { iri }, `it is said to be ${idsOf(iri).join(" and ")}`),
      ),
    ...[...groupBy(matched, ({ id }) => id)].flatMap(([id, [first, ...others]]) =>
      others.map(({ iri }) => finding("shared-item", { iri }, `${first?.iri} is ${id} as well`)),
    ),
  ];
}
