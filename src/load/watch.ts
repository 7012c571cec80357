// Watches a publication folder for edits.

import { basename } from "node:path";
import { watch } from "chokidar";

/** Quiet time after the last edit, in ms: editors write a file in several steps. */
const QUIET = 150;

const TEMPORARY = /^\.|~$|\.(swp|swx|tmp|part)$|^#.*#$|^4913$/;

/** Calls `onChange` after edits have settled. `ready` settles when edits are seen. */
export function watchFolder(
  folder: string,
  onChange: () => void,
): { ready: Promise<void>; close(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) =>
      path !== folder &&
      (TEMPORARY.test(basename(path)) ||
        /[\\/](node_modules|dist)([\\/]|$)/.test(path.slice(folder.length))),
  });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET);
  });
  return {
    ready: new Promise((resolve) => watcher.once("ready", () => resolve())),
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
