// Builds dist/: the TypeScript of src/, and style, scripts and icon of pages.
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
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
