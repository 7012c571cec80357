// Looks at entities before they are exported: what Wikibase or QuickStatements would refuse, or lose without a word.

import type { MappingFinding } from "../finding.ts";
import { checkCreation } from "./creation.ts";
import { checkDates } from "./dates.ts";
import { checkExisting } from "./existing.ts";
import { checkIdentity } from "./identity.ts";
import { checkLanguages } from "./languages.ts";
import { checkNames } from "./names.ts";
import { checkPortability } from "./portability.ts";
import { checkRepeats } from "./repeats.ts";
import type { Check, Subject } from "./subject.ts";
import { checkTexts } from "./texts.ts";

/** Every check, each with a file of its own. */
const CHECKS: readonly Check[] = [
  checkIdentity,
  checkNames,
  checkLanguages,
  checkTexts,
  checkDates,
  checkCreation,
  checkExisting,
  checkRepeats,
  checkPortability,
];

export function checkEntities(subject: Subject): MappingFinding[] {
  return CHECKS.flatMap((check) => check(subject));
}
