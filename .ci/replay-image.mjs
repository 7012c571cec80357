// Builds the image of deploy/Dockerfile without Docker: its stages become folders, its commands run in them, and the
// server of the last one is started, asked, checked and stopped. What .dockerignore leaves out is not there.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = mkdtempSync(join(tmpdir(), "chancery-image-"));
const read = (file) => readFileSync(join(root, file), "utf8");
const context = join(work, "context");

const kept = read(".dockerignore").split("\n").flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []));
for (const name of kept) cpSync(join(root, name), join(context, name), { recursive: true });

const instructions = read("deploy/Dockerfile")
  .replaceAll(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]);

const stages = new Map();
let stage;
const inside = (path) => (path.startsWith("/") ? join(stage.folder, path) : join(stage.folder, stage.cwd, path));
const run = (command, args, options) => {
  const { status } = spawnSync(command, args, { stdio: "inherit", cwd: inside("."), ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: exit code ${status}`);
};

const PLAY = {
  FROM(text) {
    const name = / AS (\S+)/.exec(text)?.[1] ?? "last";
    stage = { folder: join(work, name), cwd: "/", env: {} };
    stages.set(name, stage);
  },
  WORKDIR(path) {
    stage.cwd = path;
    mkdirSync(inside("."), { recursive: true });
  },
  ENV(text) {
    for (const pair of text.split(" ")) stage.env[pair.split("=")[0]] = pair.split("=")[1];
  },
  COPY(text) {
    const from = /^--from=(\S+) /.exec(text)?.[1];
    const words = text.replace(/^--from=\S+ /, "").split(" ");
    const target = words.pop();
    for (const source of words) {
      const path = from === undefined ? join(context, source) : join(stages.get(from).folder, source);
      const isInto = target.endsWith("/");
      cpSync(path, inside(isInto ? join(target, basename(source)) : target), { recursive: true });
    }
  },
  RUN: (command) => run("sh", ["-ec", command]),
  USER(text) {
    if (/^(root|0)\b/.test(text)) throw new Error("the image runs as root");
  },
  EXPOSE: () => undefined,
  HEALTHCHECK(text) {
    stage.check = JSON.parse(text.slice(text.indexOf("CMD ") + 4));
  },
  ENTRYPOINT(text) {
    stage.entry = JSON.parse(text);
  },
  CMD(text) {
    stage.words = JSON.parse(text);
  },
};
for (const [name, text] of instructions) PLAY[name](text);

if (existsSync(inside("node_modules/vitest"))) throw new Error("what only developers need is in the image");
const env = { ...process.env, ...stage.env, CHANCERY_HOST: "127.0.0.1", CHANCERY_PORT: "18080" };
const [command, ...args] = [...stage.entry, ...stage.words.map((word) => (word.startsWith("/") ? inside(word) : word))];
const server = spawn(command, args, { cwd: inside("."), env, stdio: ["ignore", "pipe", "inherit"] });
await once(server.stdout, "data");
run(stage.check[0], stage.check.slice(1), { env });
const page = await fetch("http://127.0.0.1:18080/");
if (page.status !== 200) throw new Error(`the home page answers ${page.status}`);
server.kill();
const [code] = await once(server, "close");
if (code !== 143) throw new Error(`it ended with exit code ${code}`);
console.log(`The image was built and served in ${work}`);
