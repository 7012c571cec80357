// OpenRefine reconciles tables with the server, extends them, and exports statements equal in meaning to ours.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finish, ROOT, run, type Started, startServer } from "../app/started.ts";
import { hasOpenRefine, OpenRefine } from "./openrefine.ts";

const why = hasOpenRefine ? "" : " (skipped: openrefine and java are not installed)";

const WIKIDATA = "http://www.wikidata.org/entity/";
const TITLE = "Idrissov’s First Official Visit to Mexico Boosts Ties After 22-Year Hiatus";

/** Who held which office, as people of four languages would write it. */
const HOLDINGS = [
  "Erlan Idrissov as Foreign Minister of Kazakhstan",
  "José Antonio Meade como secretario de Relaciones Exteriores de México",
  "Ильдефонсо Гуахардо Вильярреаль на посту министра экономики Мексики",
  "Мигель Барбоса Уэрта – Мексика Сенатының төрағасы",
  "Vicente Fox as President of Mexico",
];

describe.skipIf(!hasOpenRefine)(`OpenRefine${why}`, () => {
  let server: Started;
  let refine: OpenRefine;
  beforeAll(async () => {
    [server, refine] = await Promise.all([startServer(ROOT), OpenRefine.start()]);
  }, 90_000);
  afterAll(() => Promise.all([server?.stop(), refine?.stop()]));

  it("matches names in any script, and leaves open what is not sure", async () => {
    const service = `${server.url}reconcile`;
    const names = ["Kazajistán", "Мексика", "BRASIL", "Түркия", "Kazakhstn", "Atlantis"];
    const project = await refine.open("country", names);
    expect(await project.guessType("country", service)).toBe("http://schema.org/Country");
    await project.reconcile("country", service, "http://schema.org/Country");
    expect((await project.column("country")).map(({ matched }) => matched)).toEqual([
      "id/country/kz",
      "id/country/mx",
      "id/country/br",
      "id/country/tr",
      undefined,
      undefined,
    ]);
  });

  it("adds columns of things, texts in a language, and as many values as asked for", async () => {
    const service = `${server.url}reconcile`;
    const project = await refine.open("country", ["Kazakhstan", "Mexico"]);
    await project.reconcile("country", service, "http://schema.org/Country");
    const label = "http://www.w3.org/2000/01/rdf-schema#label";
    const [capital = "", name = ""] = await project.extend(
      "country",
      service,
      { id: "ns#capital" },
      { id: label, settings: { limit: "1", language: "ru" } },
    );
    expect(await project.column(capital)).toEqual([
      { value: "Astana", matched: "id/city/astana" },
      { value: "Mexico City", matched: "id/city/mexico-city" },
    ]);
    expect((await project.column(name)).map(({ value }) => value)).toEqual([
      "Казахстан",
      "Мексика",
    ]);
  });

  it("exports QuickStatements that mean what ours mean", async () => {
    const service = `${server.url}reconcile`;
    const project = await refine.open("holding", HOLDINGS);
    await project.reconcile("holding", service, "ns#OfficeHolding");
    const [member = "", office = "", asOf = "", heldBefore = ""] = await project.extend(
      "holding",
      service,
      { id: "http://www.w3.org/ns/org#member" },
      { id: "ns#office" },
      { id: "ns#asOf" },
      { id: "ns#heldBefore" },
    );
    const [country = ""] = await project.extend(office, service, { id: "ns#ofCountry" });
    const items: string[] = [];
    for (const column of [member, office, country]) {
      const [item = ""] = await project.extend(column, service, { id: "wikidata" });
      await project.useAsIdentifiers(item, WIKIDATA);
      items.push(item);
    }
    const [person = "", position = "", state = ""] = items;
    const qualifiers = [
      { prop: property("P585", "time"), value: { type: "wbdatevariable", columnName: asOf } },
      {
        prop: property("P1326", "time"),
        value: { type: "wbdatevariable", columnName: heldBefore },
      },
    ];
    const theirs = await project.exportQuickStatements({
      siteIri: WIKIDATA,
      entityTypeSiteIRI: { item: WIKIDATA, property: WIKIDATA },
      mediaWikiApiEndpoint: "https://www.wikidata.invalid/w/api.php",
      entityEdits: [edit(person, "P39", position, qualifiers), edit(position, "P1001", state, [])],
    });
    const ours = await finish(run("wikidata", "export", ROOT));
    const wanted = statementsIn(ours.out).filter(({ property: id }) => /^P(39|1001)$/.test(id));
    expect(wanted).toHaveLength(10);
    expect(statementsIn(theirs)).toEqual(wanted);
  });
});

/** A statement of the schema: columns of items, and the work that says so by its title and language. */
function edit(subject: string, pid: string, value: string, qualifiers: readonly object[]): object {
  const item = (columnName: string) => ({ type: "wbentityvariable", columnName });
  const title = {
    type: "wbmonolingualexpr",
    language: { type: "wblanguageconstant", id: "en", label: "English" },
    value: { type: "wbstringconstant", value: TITLE },
  };
  const english = { type: "wbentityidvalueconstant", id: "Q1860", label: "English" };
  const snaks = [
    { prop: property("P1476", "monolingualtext"), value: title },
    { prop: property("P407", "wikibase-item"), value: english },
  ];
  return {
    type: "wbitemeditexpr",
    subject: item(subject),
    nameDescs: [],
    statementGroups: [
      {
        property: property(pid, "wikibase-item"),
        statements: [
          {
            value: item(value),
            qualifiers,
            references: [{ snaks }],
            mode: "add_or_merge",
            mergingStrategy: { type: "qualifiers", valueMatcher: { type: "strict" } },
          },
        ],
      },
    ],
  };
}

function property(pid: string, datatype: string): object {
  return { type: "wbpropconstant", pid, label: pid, datatype };
}

interface ParsedStatement {
  readonly subject: string;
  readonly property: string;
  readonly value: string;
  readonly qualifiers: readonly string[];
  readonly references: readonly string[];
}

/** Statements of QuickStatements commands with one reference each, without what order adds. */
function statementsIn(commands: string): ParsedStatement[] {
  const lines = commands.split("\n").filter((line) => /^(Q\d+|LAST)\tP\d+\t/.test(line));
  const parsed = lines.map((line) => {
    const [subject = "", property = "", value = "", ...rest] = line.split("\t");
    const pairs = rest.flatMap((name, at) => (at % 2 === 0 ? [`${name} ${rest[at + 1]}`] : []));
    return {
      subject,
      property,
      value,
      qualifiers: pairs.filter((pair) => pair.startsWith("P")).sort(),
      references: pairs.filter((pair) => /^!?S/.test(pair)).sort(),
    };
  });
  const key = ({ subject, property, value }: ParsedStatement) => `${subject} ${property} ${value}`;
  return parsed.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
