// Licences by the names that people know them by.

/** Addresses of licences, and their names; `$1` and on are parts of the address. */
const LICENCES: readonly (readonly [address: RegExp, name: string])[] = [
  [/^https?:\/\/creativecommons\.org\/publicdomain\/zero\/([\d.]+)/, "CC0 $1"],
  [/^https?:\/\/creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/, "CC $1 $2"],
  [/^https?:\/\/(?:www\.)?opendatacommons\.org\/licenses\/([a-z]+)\/?/, "$1"],
  [/^https?:\/\/spdx\.org\/licenses\/([\w.-]+?)(?:\.html)?$/, "$1"],
];

/** The short name of a well-known licence by its address. */
export function licenceName(address: string): string | undefined {
  for (const [pattern, name] of LICENCES) {
    const found = pattern.exec(address);
    if (found !== null) return name.replace(/\$(\d)/g, (_, at) => upper(found[Number(at)] ?? ""));
  }
  return undefined;
}

/** `by-sa` as `BY-SA`; names that mix cases keep them. */
function upper(text: string): string {
  return /[A-Z]/.test(text) ? text : text.toUpperCase();
}
