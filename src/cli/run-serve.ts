// Serves until the process is asked to stop: in this process, or in several that it leads.

import { watchFolder } from "../load/watch.ts";
import type { Publication, ReloadOutcome } from "../model/publication.ts";
import { warmNames } from "../publish/names.ts";
import { createService } from "../web/app.ts";
import { Log } from "../web/log.ts";
import { openServer, type Server } from "../web/server.ts";
import type { CommandContext, Outcome } from "./command.ts";
import { alone, announce, type Company, isMember, Member } from "./company.ts";
import type { Effects } from "./effects.ts";
import { Leader } from "./leader.ts";
import { openNamed } from "./open.ts";
import { reportProblems } from "./report.ts";

/** Serves until the process is asked to stop. */
export async function serve(context: CommandContext): Promise<Outcome> {
  const { options, settings, effects } = context;
  if (settings.processes > 1 && !isMember()) return lead(context);
  const company =
    settings.processes > 1 ? new Member(effects) : alone(effects, options["json"] === true);
  try {
    return await serveIn(company, context);
  } finally {
    company.leave();
  }
}

/** Serves in this process. */
async function serveIn(company: Company, context: CommandContext): Promise<Outcome> {
  const { words, settings, effects } = context;
  const server = await openServer(settings);
  try {
    const base = settings.base || server.url;
    const log = new Log(settings.log, effects.err);
    const onNotice = (notice: string) => tellNotice(notice, effects, log);
    const publication = await openNamed(words[0] ?? ".", {
      ...context,
      base,
      onNotice,
      describes: settings.descriptionGraph,
    });
    try {
      return { code: await publish({ publication, server, company, log }, context) };
    } finally {
      await server.close(); // before the engines end: answers that have begun need them
      await publication.close();
    }
  } finally {
    await server.close();
  }
}

interface Serving {
  readonly publication: Publication;
  readonly server: Server;
  readonly company: Company;
  readonly log: Log;
}

/** Answers for a publication, and gives the exit code that stopping asks for. */
async function publish(
  { publication, server, company, log }: Serving,
  { options, effects }: CommandContext,
): Promise<number> {
  const isStopping = () => server.isStopping;
  const { siblings } = company;
  server.setService(createService(publication, { log, isStopping, ...(siblings && { siblings }) }));
  const reload = async (tells: boolean) => {
    const outcome = await publication.reload();
    if (tells) tell(outcome, effects, log);
    void warmNames(publication.release);
    await publication.kept();
  };
  company.reloadsBy(reload);
  const watches = options["watch"] === true && company.watches;
  const watcher = watches ? watchFolder(publication.folder, () => void reload(true)) : undefined;
  await watcher?.ready; // an edit after the greeting is seen
  const { id, base, counts, about } = publication.release;
  const { url } = server;
  const greeting = `${about.title[0].value}: ${counts.triples} triples at ${url}`;
  const stopped = company.stopped(); // who hears that it is ready may ask it to stop at once
  await company.ready({ url, greeting }, publication.kept());
  log.event("serving", { url, base, release: id });
  void warmNames(publication.release);
  const code = await stopped;
  log.event("stopping", { code });
  await watcher?.close();
  return code;
}

/** Starts processes that serve together, and stops them when this one is asked to stop. */
async function lead({ words, options, settings, effects }: CommandContext): Promise<Outcome> {
  const [folder = "."] = words;
  const log = new Log(settings.log, effects.err);
  const leader = new Leader((notice) => tellNotice(notice, effects, log));
  const stopped = effects.stopped();
  const start = await Promise.race([
    leader.start(settings.processes),
    stopped.then((code) => ({ code })),
  ]);
  if ("code" in start) {
    await leader.stop();
    return start;
  }
  announce(effects, options["json"] === true, start);
  const watcher =
    options["watch"] === true ? watchFolder(folder, () => void leader.reload()) : undefined;
  const code = await stopped;
  await watcher?.close();
  await leader.stop();
  return { code };
}

function tellNotice(notice: string, { err }: Effects, log: Log): void {
  if (log.hasRequests) log.event("notice", { message: notice });
  else err(`${notice}\n`);
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
