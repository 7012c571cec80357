// chancery serve: publishes a folder over HTTP.

import { Option } from "commander";
import { watchFolder } from "../load/watch.ts";
import type { Publication, ReloadOutcome } from "../model/publication.ts";
import { openPublication } from "../publication.ts";
import { warmNames } from "../publish/names.ts";
import { createApp } from "../web/app.ts";
import { Log } from "../web/log.ts";
import { openServer, type Server } from "../web/server.ts";
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
  const { words, settings, onProgress } = context;
  const server = await openServer(settings);
  try {
    const base = settings.base || server.url;
    const publication = await openPublication(words[0] ?? ".", { settings, base, onProgress });
    try {
      return { code: await publish(publication, server, context) };
    } finally {
      await server.close(); // before the engines end: answers that have begun need them
      await publication.close();
    }
  } finally {
    await server.close();
  }
}

/** Answers for a publication, and gives the exit code that stopping asks for. */
async function publish(
  publication: Publication,
  server: Server,
  { options, settings, effects }: CommandContext,
): Promise<number> {
  const log = new Log(settings.log, effects.err);
  server.setApp(createApp(publication, { log, isStopping: () => server.isStopping }));
  const { id, base, counts, about } = publication.release;
  effects.out(
    options["json"] === true
      ? `${JSON.stringify({ url: server.url })}\n`
      : `${about.title[0].value}: ${counts.triples} triples at ${server.url}\n`,
  );
  const reload = () =>
    void publication.reload().then((outcome) => {
      tell(outcome, effects, log);
      void warmNames(publication.release);
    });
  const watcher = options["watch"] === true ? watchFolder(publication.folder, reload) : undefined;
  log.event("serving", { url: server.url, base, release: id });
  void warmNames(publication.release);
  const code = await effects.stopped();
  log.event("stopping", { code });
  await watcher?.close();
  return code;
}

/** A log takes all lines of stderr, so that programs can read them. */
function tell(outcome: ReloadOutcome, { err, colors }: Effects, log: Log): void {
  if (!outcome.ok) {
    const { code, message, problems } = outcome.error;
    if (log.hasRequests)
      log.event("reload failed", { code, error: message, problems: problems.length });
    else err(`${reportProblems(problems, colors)}\nThe release of before stays.\n`);
  } else if (outcome.changed) {
    const { id, counts } = outcome.release;
    if (log.hasRequests) log.event("reloaded", { release: id, triples: counts.triples });
    else err(`Now serving release ${id.slice(0, 12)} with ${counts.triples} triples\n`);
  }
}
