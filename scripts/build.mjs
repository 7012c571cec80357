// Builds dist/: the TypeScript of src/ and, beside it, the files that are no TypeScript.
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ASSETS = ["html/assets"];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
const built = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], {
  stdio: "inherit",
});
if (built.status !== 0) process.exit(built.status ?? 1);
for (const folder of ASSETS) {
  cpSync(join(root, "src", folder), join(root, "dist", folder), { recursive: true });
}
