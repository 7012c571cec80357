// Which profile an answer in RDF follows: ?profile=, or Accept-Profile (W3C Content Negotiation by Profile §7.1).

import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import { PROFILES, type Profile } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import { type Link, suffixable } from "../publish/links.ts";

/** The address of a profile is that of the help that explains it. */
export function profileIri({ base }: Release, profile: Profile): string {
  return `${base}docs/formats#${profile}`;
}

/** The profile that `?profile=` names, by its name or address. @throws ChanceryError WEB-603 */
export function namedProfile(c: Context, release: Release): Profile | undefined {
  const given = c.req.query("profile");
  if (given === undefined) return undefined;
  const found = PROFILES.find(
    (profile) => profile === given || profileIri(release, profile) === given,
  );
  if (found !== undefined) return found;
  throw new ChanceryError({
    code: "WEB-603",
    message: `there is no profile ${given}`,
    hint: `There is: ${PROFILES.join(", ")}.`,
    choices: PROFILES,
  });
}

/** The profile that Accept-Profile likes best of ours; one that we do not have is no reason to refuse. */
export function acceptedProfile(c: Context, release: Release): Profile | undefined {
  const given = c.req.header("accept-profile");
  if (given === undefined) return undefined;
  const wishes = [...given.matchAll(/<([^>]*)>\s*(?:;\s*q=([\d.]+))?/g)].map(
    ([, iri = "", quality = "1"]) => ({ iri, quality: Number(quality) }),
  );
  return wishes
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .flatMap(({ iri }) => PROFILES.find((profile) => profileIri(release, profile) === iri) ?? [])
    .at(0);
}

/** The fields that say which profile an answer follows (§7.1). */
export function profileHeader(release: Release, profile: Profile): Record<string, string> {
  return { "Content-Profile": `<${profileIri(release, profile)}>` };
}

/** Where a thing is to be had in which profile (§7.1, list profiles); Turtle stands for its kin. */
export function profileLinks(release: Release, iri: string): Link[] {
  const path = suffixable(release, iri);
  if (path === undefined) return [];
  return PROFILES.map((profile) => ({
    rel: "alternate",
    href: `${path}.ttl?profile=${profile}`,
    type: "text/turtle",
    formats: profileIri(release, profile),
  }));
}
