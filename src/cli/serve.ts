// chancery serve: publishes a folder over HTTP.

import { Option } from "commander";
import { watchFolder } from "../load/watch.ts";
import type { ReloadOutcome } from "../model/publication.ts";
import { openPublication } from "../publication.ts";
import { createApp } from "../web/app.ts";
import { openServer } from "../web/server.ts";
import type { CommandContext, CommandSpec, Outcome } from "./command.ts";
import type { Effects } from "./effects.ts";
import { reportProblems } from "./report.ts";

export const SERVE: CommandSpec = {
  name: "serve",
  summary: "Serves the folder over HTTP.",
  words: [["folder", "publication folder", "."]],
  options: [new Option("--watch", "load edits as they are saved")],
  examples: [
    ["chancery serve", "serves the folder here at http://localhost:8080/"],
    ["chancery serve my-data --watch", "loads edits; a broken one is reported and changes nothing"],
    ["chancery serve --port 0 --json", 'prints {"url":"…"} once it is ready'],
  ],
  folder: ({ words }) => words[0],
  ownJson: true,
  run: serve,
};

/** Serves until the process is asked to stop. */
async function serve(context: CommandContext): Promise<Outcome> {
  const { words, options, settings, effects, onProgress } = context;
  const [folder = "."] = words;
  const server = await openServer(settings);
  try {
    const base = settings.base || server.url;
    const publication = await openPublication(folder, { settings, base, onProgress });
    server.setApp(createApp(publication));
    const { counts, about } = publication.release;
    effects.out(
      options["json"] === true
        ? `${JSON.stringify({ url: server.url })}\n`
        : `${about.title[0].value}: ${counts.triples} triples at ${server.url}\n`,
    );
    const reload = () => void publication.reload().then((outcome) => tell(outcome, effects));
    const watcher = options["watch"] === true ? watchFolder(folder, reload) : undefined;
    const code = await effects.stopped();
    await watcher?.close();
    await publication.close();
    return { code };
  } finally {
    await server.close();
  }
}

function tell(outcome: ReloadOutcome, { err, colors }: Effects): void {
  if (!outcome.ok) {
    err(`${reportProblems(outcome.error.problems, colors)}\nThe release of before stays.\n`);
  } else if (outcome.changed) {
    const { id, counts } = outcome.release;
    err(`Now serving release ${id.slice(0, 12)} with ${counts.triples} triples\n`);
  }
}
