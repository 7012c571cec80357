// Who is asking: the address of a connection, or what trusted proxies say of it.

import { BlockList, isIP } from "node:net";
import { ChanceryError } from "../model/error.ts";
import type { Settings } from "../model/settings.ts";

/** Reads a header field by its name in lower case. */
export type HeaderReader = (name: string) => string | undefined;

/** The addresses of each header, the nearest to us last. */
const HOPS: Readonly<Record<string, (value: string) => string[]>> = {
  "x-forwarded-for": (value) => value.split(","),
  // RFC 7239 §4: for=192.0.2.60;proto=http;by=203.0.113.43, for="[2001:db8::1]:4711"
  forwarded: (value) =>
    value.split(",").map((hop) => /(?:^|;)\s*for=("[^"]*"|[^;\s]*)/i.exec(hop)?.[1] ?? ""),
};

export class Proxies {
  readonly #trusted = new BlockList();
  readonly #header: string;
  #trustsNone = true;

  /** @throws ChanceryError CFG-301 when `trustedProxies` names something that is no address or network */
  constructor({ trustedProxies, proxyHeader }: Pick<Settings, "trustedProxies" | "proxyHeader">) {
    this.#header = proxyHeader;
    for (const item of trustedProxies.split(",").map((text) => text.trim()))
      if (item !== "") this.#trust(item);
  }

  trusts(address: string): boolean {
    if (this.#trustsNone) return false; // a look into an empty list costs as much as all else that is told of a request
    const family = isIP(address);
    return family !== 0 && this.#trusted.check(address, family === 6 ? "ipv6" : "ipv4");
  }

  /** The client behind `connected`: the nearest hop that is no trusted proxy. */
  clientOf(connected: string, header: HeaderReader): string {
    if (!this.trusts(connected)) return connected;
    const hops = HOPS[this.#header]?.(header(this.#header) ?? "").map(plainAddress) ?? [];
    let client = connected;
    while (this.trusts(client)) {
      const hop = hops.pop() ?? "";
      if (isIP(hop) === 0) break; // no more hops, or one that hides its name
      client = hop;
    }
    return client;
  }

  #trust(item: string): void {
    this.#trustsNone = false;
    const [address = "", bits] = item.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    try {
      if (bits === undefined) this.#trusted.addAddress(address, family);
      else this.#trusted.addSubnet(address, /^\d{1,3}$/.test(bits) ? Number(bits) : -1, family);
    } catch {
      throw new ChanceryError({
        code: "CFG-301",
        message: `trustedProxies names ${JSON.stringify(item)}, which is no address or network`,
        hint: "Write 192.0.2.1 or 10.0.0.0/8, with commas between.",
      });
    }
  }
}

/** An address without quotes, brackets, port, and the prefix of IPv4 in IPv6. */
export function plainAddress(text: string): string {
  const bare = text.trim().replace(/^"(.*)"$/, "$1");
  const inBrackets = /^\[([^\]]*)\](?::\d+)?$/.exec(bare)?.[1];
  const address = inBrackets ?? bare.replace(/^([\d.]+):\d+$/, "$1");
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Who shares one connection to the net: an address of IPv4, or the /64 of one of IPv6, whose addresses cost nothing. */
export function householdOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const groups = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  const [first = [], last = []] = groups;
  const zeros = Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0");
  const network = [...first, ...(tail === undefined ? [] : zeros), ...last].slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
