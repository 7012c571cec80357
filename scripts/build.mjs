// Builds dist/: the TypeScript of src/, its programs in few files, and style, scripts and icon of pages.
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ASSETS = "html/assets";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const style = join(root, "src", "html", "style");
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
const compiled = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], {
  stdio: "inherit",
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

// What starts as a program is one file with its libraries, or a file for each thing that is loaded when it is wanted:
// to find and read a thousand small ones takes longer than to run them (docs/adr/0033-programs-in-few-files.md).
const chunks = join(root, "dist", "chunks");
rmSync(chunks, { recursive: true, force: true });
await build({
  entryPoints: [
    "cli/main.ts",
    "load/release-worker.ts",
    "store/worker.ts",
    "publish/dump-worker.ts",
    "query/reading-worker.ts",
  ].map((name) => join(root, "src", name)),
  outbase: join(root, "src"),
  outdir: join(root, "dist"),
  // As deep as the rooms are, so that what is found beside a module is found beside a chunk.
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  sourcemap: true,
  platform: "node",
  target: "node20",
  format: "esm",
  external: ["oxigraph"], // finds its engine beside itself
  // Libraries in CommonJS ask for modules of Node by this name.
  banner: {
    js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
  },
  logLevel: "warning",
});

// Each file of src/browser/ is a script of its own; what several share stands in folders beside them.
const scripts = join(root, "src", "browser");
await build({
  entryPoints: [
    join(style, "style.css"),
    ...readdirSync(scripts)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(scripts, name)),
  ],
  entryNames: "[name]",
  outdir: join(root, "src", ASSETS),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
});
cpSync(join(style, "icon.svg"), join(root, "src", ASSETS, "icon.svg"));
cpSync(join(root, "src", ASSETS), join(root, "dist", ASSETS), { recursive: true });
