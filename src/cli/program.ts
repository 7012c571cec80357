// The command line: the table of commands, what they share, and exit codes.

import { Command, CommanderError } from "commander";
import picocolors from "picocolors";
import { ChanceryError, EXIT } from "../model/error.ts";
import { defaultSettings } from "../model/settings.ts";
import { type CommandSpec, NO_FOLDER } from "./command.ts";
import type { Effects } from "./effects.ts";
import { envelope, failureEnvelope, VERSION } from "./envelope.ts";
import { EXPLAIN } from "./explain.ts";
import { EXPORT } from "./export.ts";
import { addSettings, baseOf, settingsFor } from "./options.ts";
import { progressLine } from "./progress.ts";
import { QUERY } from "./query.ts";
import { reportProblems } from "./report.ts";
import { SERVE } from "./serve.ts";
import { VALIDATE } from "./validate.ts";
import { WIKIDATA } from "./wikidata.ts";

/** Every command. */
export const COMMANDS: readonly CommandSpec[] = [SERVE, VALIDATE, QUERY, EXPORT, WIKIDATA, EXPLAIN];

const EXIT_HELP = `
Exit codes:
  0  done                            4  not found
  1  findings                        5  a file or an address cannot be used
  2  wrong usage or setting          6  a limit was reached
  3  input cannot be read            7  refused for safety
  70 a fault of Chancery             130, 143  stopped by a signal
`;

/** Runs one command line, without the two words before it. Gives the exit code. */
export async function runCli(args: readonly string[], effects: Effects): Promise<number> {
  let code: number = EXIT.ok;
  const program = createProgram(effects, (given) => {
    code = given;
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return usageFailure(error, effects);
  }
}

function createProgram(effects: Effects, setCode: (code: number) => void): Command {
  const program = new Command("chancery")
    .description("Publishes a folder of RDF as linked data.")
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: effects.out, writeErr: effects.err })
    .showSuggestionAfterError()
    .addHelpText("after", EXIT_HELP);
  for (const spec of COMMANDS) addCommand(program, spec, effects, setCode);
  return program;
}

function addCommand(
  program: Command,
  spec: CommandSpec,
  effects: Effects,
  setCode: (code: number) => void,
): void {
  const command = program.command(spec.name).description(spec.summary);
  for (const [name, help, fallback] of spec.words)
    command.argument(
      fallback === undefined ? `<${name}>` : `[${name}]`,
      help,
      fallback || undefined,
    );
  for (const option of spec.options) command.addOption(option);
  command.option("--json", "print one JSON object (docs/cli.md)");
  command.option("-q, --quiet", "say nothing of progress");
  command.option("--no-color", "no colours");
  if (spec.folder !== NO_FOLDER) addSettings(command);
  const lines = spec.examples.map(([line, does]) => `  ${line}\n      ${does}`);
  command.addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
  command.action(async () => {
    const options = command.opts<Record<string, unknown>>();
    const words = command.processedArgs.map((word: unknown) => String(word ?? ""));
    setCode(await runCommand(spec, words, options, effects));
  });
}

async function runCommand(
  spec: CommandSpec,
  words: readonly string[],
  options: Readonly<Record<string, unknown>>,
  given: Effects,
): Promise<number> {
  const effects =
    options["color"] === false ? { ...given, colors: picocolors.createColors(false) } : given;
  const start = performance.now();
  const elapsed = () => Math.round(performance.now() - start);
  const asJson = options["json"] === true && spec.ownJson !== true;
  const progress = progressLine(effects, options["quiet"] === true);
  try {
    const folder = spec.folder({ words, options });
    const settings =
      folder === undefined ? defaultSettings() : await settingsFor(folder, options, effects.env);
    const outcome = await spec.run({
      words,
      options,
      settings,
      base: baseOf(settings),
      effects,
      out: asJson ? () => undefined : effects.out,
      onProgress: progress.tell,
    });
    progress.end();
    if (asJson) effects.out(envelope(spec.name, outcome, elapsed()));
    return outcome.code;
  } catch (error) {
    progress.end();
    if (asJson) effects.out(failureEnvelope(spec.name, error, elapsed()));
    return failure(error, effects);
  }
}

function usageFailure(error: unknown, effects: Effects): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  return failure(error, effects);
}

function failure(error: unknown, { err, colors }: Effects): number {
  if (error instanceof ChanceryError) {
    err(reportProblems(error.problems, colors));
    return error.exit;
  }
  err(
    `error[BUG-999]: ${error instanceof Error ? error.stack : String(error)}\nPlease report this.\n`,
  );
  return EXIT.bug;
}
