// What the module wbeditentity of a Wikibase takes: the parameters of one call a line.

import { claimsJson, type JsonOptions, namesJson } from "./json.ts";
import type { Entity } from "./model.ts";

/** JSON lines. `data` goes into the call as JSON text, beside a token; `new` creates, `id` adds to what is there. */
export function writePayloads(entities: readonly Entity[], options: JsonOptions): string {
  return entities
    .map((entity) => {
      const claims = claimsJson(entity.statements, options);
      const { id } = entity;
      return id === undefined
        ? { new: "item", data: { ...namesJson(entity), claims } }
        : { id, data: { claims } };
    })
    .filter(({ data }) => "labels" in data || Object.keys(data.claims).length > 0)
    .map((payload) => `${JSON.stringify(payload)}\n`)
    .join("");
}
