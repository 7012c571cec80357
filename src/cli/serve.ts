// chancery serve: publishes a folder over HTTP.

import { watchFolder } from "../load/watch.ts";
import type { ReloadOutcome } from "../model/publication.ts";
import type { Settings } from "../model/settings.ts";
import { openPublication } from "../publication.ts";
import { createApp } from "../web/app.ts";
import { openServer } from "../web/server.ts";
import type { Effects } from "./effects.ts";
import { reportProblems } from "./report.ts";

export interface ServeOptions {
  readonly watch?: boolean;
  readonly json?: boolean;
}

/** Serves until the process is asked to stop. Gives the exit code. */
export async function serve(
  folder: string,
  settings: Settings,
  options: ServeOptions,
  effects: Effects,
): Promise<number> {
  const server = await openServer(settings);
  try {
    const publication = await openPublication(folder, {
      settings,
      base: settings.base || server.url,
    });
    server.setApp(createApp(publication));
    const { counts, about } = publication.release;
    effects.out(
      options.json === true
        ? `${JSON.stringify({ url: server.url })}\n`
        : `${about.title[0].value}: ${counts.triples} triples at ${server.url}\n`,
    );
    const watcher =
      options.watch === true
        ? watchFolder(
            folder,
            () => void publication.reload().then((outcome) => tell(outcome, effects)),
          )
        : undefined;
    const code = await effects.stopped();
    await watcher?.close();
    await publication.close();
    return code;
  } finally {
    await server.close();
  }
}

function tell(outcome: ReloadOutcome, { err, colors }: Effects): void {
  if (!outcome.ok) {
    err(`${reportProblems(outcome.error.problems, colors)}\nThe release of before stays.\n`);
  } else if (outcome.changed) {
    err(
      `Now serving release ${outcome.release.id.slice(0, 12)} with ${outcome.release.counts.triples} triples\n`,
    );
  }
}
