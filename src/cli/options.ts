// Options that all commands share: one for each setting, and how their values become settings.

import { type Command, InvalidArgumentError } from "commander";
import { SETTINGS, type Settings } from "../model/settings.ts";

/** Every setting is an option of every command that reads a folder: `queryTimeout` is `--query-timeout`. */
export function addSettings(command: Command): void {
  for (const [name, kind] of Object.entries(SETTINGS)) {
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const help =
      "unit" in kind && kind.unit !== undefined ? `${kind.help} (${kind.unit})` : kind.help;
    if (kind.default === true) command.option(`--no-${flag}`, `Not: ${help}`);
    else command.option(`--${flag} <value>`, help);
  }
}

/** An option that says nothing new must not win over the environment. */
export async function settingsFor(
  folder: string,
  options: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Settings> {
  const given = Object.entries(options).filter(
    ([name, value]) => Object.hasOwn(SETTINGS, name) && value !== true,
  );
  const { readSettings } = await import("../load/settings.ts"); // not for lines that only ask for help
  return readSettings({ folder, flags: Object.fromEntries(given), env });
}

/** The base of addresses where no server tells one. */
export function baseOf({ base, host, port }: Settings): string {
  return base || `http://${host}:${port}/`;
}

/** Gathers the values of an option that may be given more than once. */
export function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** Gathers `--param name=value`. */
export function collectParameter(
  text: string,
  before: Record<string, string> = {},
): Record<string, string> {
  const [name = "", value] = text.split(/=(.*)/s);
  if (value === undefined) throw new InvalidArgumentError("Write it as name=value.");
  return { ...before, [name]: value };
}
