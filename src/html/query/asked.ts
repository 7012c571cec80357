// Where an answer comes from.

/** The address that answers, and the fields that it is given. */
export interface Asked {
  readonly path: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

/** The address that gives the answer again, with these fields beside those that were given. */
export function addressOf({ path, fields }: Asked, more: Asked["fields"] = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...fields, ...more }))
    for (const one of [value].flat()) given.append(name, one);
  return given.size === 0 ? path : `${path}?${given}`;
}
