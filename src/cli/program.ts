// The command line: commands, options, exit codes.

import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { readSettings } from "../load/settings.ts";
import { ChanceryError, EXIT } from "../model/error.ts";
import { SETTINGS, type Settings } from "../model/settings.ts";
import type { Effects } from "./effects.ts";
import { type ExportOptions, exportGraph } from "./export.ts";
import { query } from "./query.ts";
import { reportProblems } from "./report.ts";
import { serve } from "./serve.ts";
import { type ValidateOptions, validate } from "./validate.ts";

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
    return failure(error, effects);
  }
}

function createProgram(effects: Effects, setCode: (code: number) => void): Command {
  const program = new Command("chancery")
    .description("Publishes a folder of RDF as linked data.")
    .exitOverride()
    .configureOutput({ writeOut: effects.out, writeErr: effects.err })
    .showSuggestionAfterError();
  addServe(program, effects, setCode);
  addValidate(program, effects, setCode);
  addQuery(program, effects, setCode);
  addExport(program, effects, setCode);
  return program;
}

type SetCode = (code: number) => void;

function addServe(program: Command, effects: Effects, setCode: SetCode): void {
  withSettings(
    program
      .command("serve")
      .description("Serves the folder over HTTP.")
      .argument("[folder]", "publication folder", "."),
  )
    .option("--watch", "load edits as they are saved")
    .option("--json", "print the address as JSON")
    .action(async (folder: string, { watch, json, ...flags }) => {
      setCode(
        await serve(folder, await settingsFor(folder, flags, effects), { watch, json }, effects),
      );
    });
}

function addValidate(program: Command, effects: Effects, setCode: SetCode): void {
  const failOn = new Option("--fail-on <severity>", "mildest severity that fails")
    .choices(["violation", "warning", "info"])
    .default("violation");
  withSettings(
    program
      .command("validate")
      .description("Checks syntax and shapes.")
      .argument("[folder]", "publication folder", "."),
  )
    .addOption(failOn)
    .option("--json", "print the report as JSON")
    .action(
      async (
        folder: string,
        { json, failOn, ...flags }: ValidateOptions & Record<string, unknown>,
      ) => {
        const settings = await settingsFor(folder, flags, effects);
        setCode(
          await validate(
            folder,
            { failOn, ...(json !== undefined && { json }) },
            settings,
            baseOf(settings),
            effects,
          ),
        );
      },
    );
}

function addQuery(program: Command, effects: Effects, setCode: SetCode): void {
  withSettings(
    program
      .command("query")
      .description("Asks a SPARQL query.")
      .argument("[file]", "a .rq file, or - for standard input"),
  )
    .option("-e, --expression <query>", "the query itself")
    .option("--folder <folder>", "publication folder", ".")
    .option("--param <name=value>", "a parameter of a stored query", collectParameter, {})
    .option("-f, --format <format>", "json, xml, csv, tsv; for graphs ttl, nt, jsonld, rdf")
    .action(async (file: string | undefined, { expression, folder, param, format, ...flags }) => {
      const settings = await settingsFor(folder, flags, effects);
      setCode(
        await query(
          { folder, file, expression, parameters: param, format },
          settings,
          baseOf(settings),
          effects,
        ),
      );
    });
}

function addExport(program: Command, effects: Effects, setCode: SetCode): void {
  withSettings(
    program
      .command("export")
      .description("Writes the whole graph.")
      .argument("[folder]", "publication folder", "."),
  )
    .option(
      "-f, --format <format>",
      "ttl, trig, nt, nq, jsonld, expanded.jsonld, rdf, json",
      "trig",
    )
    .option("-o, --output <file>", "write to a file")
    .option("--force", "replace the file")
    .action(
      async (
        folder: string,
        { format, output, force, ...flags }: ExportOptions & Record<string, unknown>,
      ) => {
        const settings = await settingsFor(folder, flags, effects);
        const options = {
          format,
          ...(output !== undefined && { output }),
          ...(force !== undefined && { force }),
        };
        setCode(await exportGraph(folder, options, settings, baseOf(settings), effects));
      },
    );
}

/** Every setting is an option of every command: `queryTimeout` is `--query-timeout`. */
function withSettings(command: Command): Command {
  for (const [name, { default: fallback, help, unit }] of Object.entries(SETTINGS).map(
    ([name, kind]) => [name, { unit: undefined, ...kind }] as const,
  )) {
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (fallback === true) command.option(`--no-${flag}`, `Not: ${help}`);
    else command.option(`--${flag} <value>`, unit === undefined ? help : `${help} (${unit})`);
  }
  return command;
}

/** An option that says nothing new must not win over the environment. */
function settingsFor(
  folder: string,
  flags: Record<string, unknown>,
  { env }: Effects,
): Promise<Settings> {
  const given = Object.entries(flags).filter(([, value]) => value !== true);
  return readSettings({ folder, flags: Object.fromEntries(given), env });
}

function baseOf({ base, host, port }: Settings): string {
  return base || `http://${host}:${port}/`;
}

function collectParameter(text: string, before: Record<string, string>): Record<string, string> {
  const [name = "", value] = text.split(/=(.*)/s);
  if (value === undefined) throw new InvalidArgumentError("Write it as name=value.");
  return { ...before, [name]: value };
}

function failure(error: unknown, { err, colors }: Effects): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof ChanceryError) {
    err(reportProblems(error.problems, colors));
    return error.exit;
  }
  err(
    `error[BUG-999]: ${error instanceof Error ? error.stack : String(error)}\nPlease report this.\n`,
  );
  return EXIT.bug;
}
