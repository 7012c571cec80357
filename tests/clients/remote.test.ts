// Engines of others behind a publication: Jena Fuseki and Comunica's HTTP endpoint keep the contract and serve the same pages.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { defaultSettings } from "../../src/model/settings.ts";
import { openRemoteEndpoint } from "../../src/store/remote.ts";
import { CONTRACT_DATA, endpointContract } from "../app/endpoint-contract.ts";
import { namelessParts } from "../app/nameless-parts.ts";
import { BASE, samePublication } from "../app/same-publication.ts";
import { sameReport } from "../app/same-report.ts";
import { finish, MUSEUM, run } from "../app/started.ts";
import { type Engine, MISSING, startComunica, startFuseki } from "./engines.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "chancery-remote-"));

const ENGINES = [
  { name: "fuseki", title: "Jena Fuseki", start: startFuseki, lacks: [] },
  {
    name: "comunica",
    title: "Comunica's HTTP endpoint",
    start: startComunica,
    lacks: ["merge", "FROM NAMED"],
  },
] as const;

describe.each(ENGINES)("$title", ({ name, title, start, lacks }) => {
  const missing = MISSING[name];
  const shown = missing === undefined ? title : `${title} (skipped: ${missing})`;

  describe.skipIf(missing !== undefined)(shown, () => {
    let [small, museum]: (Engine | undefined)[] = [];
    beforeAll(async () => {
      const [contract, exported] = [join(FOLDER, "contract.nq"), join(FOLDER, `${name}.nq`)];
      writeFileSync(contract, CONTRACT_DATA);
      await finish(run("export", MUSEUM, "--base", BASE, "-f", "nq", "-o", exported));
      [small, museum] = await Promise.all([start(contract), start(exported)]);
    });
    afterAll(() => Promise.all([small?.stop(), museum?.stop()]));

    const open = () => openRemoteEndpoint({ ...defaultSettings(), endpoint: small?.url ?? "" });
    endpointContract(`a remote endpoint: ${title}`, { open, limits: true, lacks });
    sameReport(title, start);
    samePublication(title, () => museum?.url ?? "", lacks.length === 0);
    namelessParts(title, start);
  });
});
