// Reads the settings: flags win over the environment, over chancery.config.json, over the defaults.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ChanceryError } from "../model/error.ts";
import { defaultSettings, SETTINGS, type SettingName, type Settings } from "../model/settings.ts";
import { nearest } from "../model/text.ts";

export interface SettingSources {
  readonly folder: string;
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export const CONFIG_FILE = "chancery.config.json";

const NAMES = Object.keys(SETTINGS) as SettingName[]; // keys of that very table

/** @throws ChanceryError CFG-301 for a bad value, CFG-302 for an unknown name */
export async function readSettings({
  folder,
  flags = {},
  env = {},
}: SettingSources): Promise<Settings> {
  const file = await readConfigFile(join(folder, CONFIG_FILE));
  const given = {
    ...checkAll(file, CONFIG_FILE),
    ...checkAll(fromEnvironment(env), "the environment"),
    ...checkAll(flags, "the command line"),
  };
  return { ...defaultSettings(), ...given };
}

/** The environment variable of a setting: `queryTimeout` is `CHANCERY_QUERY_TIMEOUT`. */
export function environmentName(name: string): string {
  return `CHANCERY_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

async function readConfigFile(path: string): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return {}; // no such file, or the folder is a single file: there are no settings then
  }
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw new ChanceryError({
      code: "CFG-301",
      message: `${CONFIG_FILE} is no JSON object`,
      file: CONFIG_FILE,
      hint: 'Write settings as { "port": 8080 }.',
    });
  }
}

function fromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, unknown> {
  const found = NAMES.flatMap((name) => {
    const value = env[environmentName(name)];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(found);
}

function checkAll(given: Readonly<Record<string, unknown>>, origin: string): Partial<Settings> {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, checkOne(name, value, origin)]));
}

function checkOne(name: string, value: unknown, origin: string): unknown {
  const known = NAMES.find((one) => one === name);
  if (known === undefined) throw unknownSetting(name, origin);
  const parsed = schemaOf(known).safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ChanceryError({
    code: "CFG-301",
    message: `${name} in ${origin} cannot be ${JSON.stringify(value)}: ${parsed.error.issues[0]?.message ?? ""}`,
    hint: SETTINGS[known].help,
  });
}

function schemaOf(name: SettingName): z.ZodType {
  const unsaid = { min: undefined, max: undefined, values: undefined };
  const { default: fallback, min, max, values } = { ...unsaid, ...SETTINGS[name] };
  if (name === "base")
    return z.union([z.literal(""), z.url({ protocol: /^https?$/ }).transform(withSlash)]);
  if (values !== undefined) return z.literal(values);
  if (typeof fallback === "string") return z.string();
  if (typeof fallback === "boolean") return z.union([z.boolean(), z.stringbool()]);
  return z.coerce
    .number()
    .int()
    .min(min ?? 0)
    .max(max ?? Number.MAX_SAFE_INTEGER);
}

function withSlash(url: string): string {
  return url.endsWith("/") ? url : `${url}/`;
}

function unknownSetting(name: string, origin: string): ChanceryError {
  const meant = nearest(name, NAMES);
  return new ChanceryError({
    code: "CFG-302",
    message: `${origin} names the setting ${name}, which does not exist`,
    hint: meant === undefined ? `Settings are: ${NAMES.join(", ")}.` : `Did you mean ${meant}?`,
  });
}
