// What well-known licences of data allow, by their address.

export const CONDITIONS = ["attribution", "shareAlike", "nonCommercial", "noDerivatives"] as const;

/** What a licence asks of those who use the data. */
export type Condition = (typeof CONDITIONS)[number];

export interface Licence {
  readonly name: string;
  /** Empty: it may be used for anything. */
  readonly conditions: readonly Condition[];
}

const PARTS: Readonly<Record<string, Condition>> = {
  by: "attribution",
  sa: "shareAlike",
  nc: "nonCommercial",
  nd: "noDerivatives",
};

/** Addresses of licences that are not made of parts. */
const WHOLE: readonly (readonly [address: RegExp, licence: Licence])[] = [
  [/^creativecommons\.org\/publicdomain\/zero\/1\.0/, { name: "CC0 1.0", conditions: [] }],
  [/^opendatacommons\.org\/licenses\/pddl/, { name: "PDDL", conditions: [] }],
  [/^opendatacommons\.org\/licenses\/by/, { name: "ODC-By", conditions: ["attribution"] }],
  [
    /^opendatacommons\.org\/licenses\/odbl/,
    { name: "ODbL", conditions: ["attribution", "shareAlike"] },
  ],
];

/** The licence at an address, when it is one that we know. */
export function licenceAt(address: string): Licence | undefined {
  const place = address.replace(/^https?:\/\/(www\.)?/, "");
  const whole = WHOLE.find(([pattern]) => pattern.test(place));
  if (whole !== undefined) return whole[1];
  const [, parts, version] =
    /^creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/.exec(place) ?? [];
  if (parts === undefined) return undefined;
  const conditions = parts.split("-").flatMap((part) => PARTS[part] ?? []);
  return { name: `CC ${parts.toUpperCase()} ${version}`, conditions };
}
