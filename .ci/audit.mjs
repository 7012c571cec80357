// Fails when npm knows a weakness of severity high or critical in a package that we use. Registries that keep no
// list of weaknesses cannot be asked; that is said, and the check is skipped (77).
import { spawnSync } from "node:child_process";

const { stdout } = spawnSync("npm", ["audit", "--json"], { encoding: "utf8" });
const report = JSON.parse(stdout);
if (report.vulnerabilities === undefined) {
  console.log(`NOT CHECKED: the registry gives no audit (${report.message ?? report.error?.summary})`);
  process.exitCode = 77;
} else {
  const grave = Object.values(report.vulnerabilities).filter(({ severity }) => ["high", "critical"].includes(severity));
  for (const { name, severity, range } of grave) console.log(`${severity}: ${name} ${range}`);
  process.exitCode = grave.length === 0 ? 0 : 1;
}
