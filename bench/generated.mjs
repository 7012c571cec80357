// A graph of persons, places and bodies with names as such graphs have them: many share words, some share all of them.

import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const words = (text) => text.split(" ");
const GIVEN = words(
  "Aida Aigerim Alberto Alejandra Alexei Alma Amalia Ana Andrei Anna Arman Askar Aslan Beatriz Bolat Carlos Carmen Cecilia Damir Dana Daniel Darya Daulet Diana Diego Dinara Eduardo Elena Emilio Erik Ernesto Evgenia Fatima Felipe Fernando Gabriela Galina Gulnara Hector Ignacio Ilya Irina Isabel Ivan Javier Jorge Julia Kairat Kamila Karina Karlygash Konstantin Laura Leila Leonid Lucia Luis Madina Manuel Marat Marcela Maria Marina Mario Marta Miguel Mikhail Murat Nadia Natalia Nikolai Nurlan Oksana Oleg Olga Pablo Patricia Pavel Pedro Rafael Ramon Raushan Ricardo Roberto Roman Rosa Ruslan Sabina Samal Sergei Serik Sofia Svetlana Talgat Tatiana Timur Valentina Veronica Viktor Vladimir Yerlan Yulia Zarina Zhanna",
);
const STEMS = words(
  "Abd Abil Akhm Aleks Alim Aman Anton Ard Arist Bais Bak Bald Bek Bel Bog Bor Bulat Cast Chern Dav Den Dor Dub Ermek Fed Filip Gal Gar Gerass Gonch Gor Grig Gut Hern Ibra Igl Ikr Isk Iv Jak Jim Kal Kamen Kar Kas Ken Kir Kol Kor Koz Krav Kuz Laz Leb Lop Luk Mak Mald Mam Mart Mash Mel Mend Mir Mor Muk Nab Naz Niet Nov Nur Omar Orl Osp Pal Pav Per Petr Pol Pop Ram Riv Rod Rom Sal Sam Sand Sap Sem Sid Sil Smir Sok Sor Star Sult Tar Tem Tok Tor Tuk Urb Val Vas Vel Vid Vol Yer Zaits Zam Zhak Zhum",
);
const ENDINGS = words(
  "ov ova ev eva in ina enko ez es sky uk bekov bayev uly ero os illo ano etti son",
);
const PLACES = words("North South Upper Lower New Old Great Little");
const PLACE_ENDINGS = words("abad burg grad pol ton stan tau kent ville ana ica ino sk elos");
const BODIES = words("Ministry University Institute Academy Museum Chamber Council Library");
const FIELDS = words(
  "Agriculture Culture Defence Economy Education Energy Finance Health History Industry Justice Labour Law Medicine Music Science Sport Trade Transport Water",
);

/** Numbers that look random and are the same in every run. */
export function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const pick = (random, list) => list[random(list.length)];

function person(random) {
  const middle = random(3) === 0 ? ` ${pick(random, GIVEN)}` : "";
  return `${pick(random, GIVEN)}${middle} ${pick(random, STEMS)}${pick(random, ENDINGS)}`;
}

function place(random) {
  const before = random(4) === 0 ? `${pick(random, PLACES)} ` : "";
  return `${before}${pick(random, STEMS)}${pick(random, STEMS).toLowerCase()}${pick(random, PLACE_ENDINGS)}`;
}

function body(random) {
  return `${pick(random, BODIES)} of ${pick(random, FIELDS)} of ${place(random)}`;
}

const KINDS = { Person: person, Place: place, Body: body };

/** Things with a name; some have a name in Cyrillic letters too. */
export function things(count, seed = 7) {
  const random = dice(seed);
  return Array.from({ length: count }, (_, at) => {
    const kind = pick(random, words("Person Person Person Place Body"));
    const name = KINDS[kind](random);
    return { id: `id/${at}`, kind, name, ...(random(3) === 0 && { other: toCyrillic(name) }) };
  });
}

const LETTERS = {
  ce: "се",
  ci: "си",
  shch: "щ",
  zh: "ж",
  kh: "х",
  ch: "ч",
  sh: "ш",
  ts: "ц",
  ya: "я",
  yu: "ю",
  ye: "е",
  a: "а",
  b: "б",
  c: "к",
  d: "д",
  e: "е",
  f: "ф",
  g: "г",
  h: "х",
  i: "и",
  j: "дж",
  k: "к",
  l: "л",
  m: "м",
  n: "н",
  o: "о",
  p: "п",
  q: "к",
  r: "р",
  s: "с",
  t: "т",
  u: "у",
  v: "в",
  w: "в",
  x: "кс",
  y: "ы",
  z: "з",
};

/** As a Russian text would write it. */
export function toCyrillic(name) {
  return name.replace(/ce|ci|shch|zh|kh|ch|sh|ts|ya|yu|ye|[a-z]/gi, (letters) => {
    const made = LETTERS[letters.toLowerCase()];
    return letters[0] === letters[0].toLowerCase() ? made : made[0].toUpperCase() + made.slice(1);
  });
}

const cut = (name, at, put, skip = 1) => name.slice(0, at) + put + name.slice(at + skip);
/** A place inside of the longest word. */
const inside = (name, random) => {
  const longest = name.split(" ").sort((a, b) => b.length - a.length)[0];
  return name.indexOf(longest) + 1 + random(longest.length - 2);
};

/** How people write a name that they know, or half know. Nothing when a name cannot be written so. */
export const WRITTEN = {
  "as it is": (name) => name,
  "case and accents": (name) => name.toUpperCase().replace("A", "Á"),
  "surname first": (name) => {
    const parts = name.split(" ");
    return parts.length < 2 ? undefined : `${parts.at(-1)}, ${parts.slice(0, -1).join(" ")}`;
  },
  "a letter left out": (name, random) => cut(name, inside(name, random), ""),
  "a letter wrong": (name, random) => cut(name, inside(name, random), "q"),
  "letters swapped": (name, random) => {
    const at = inside(name, random);
    return cut(name, at, name[at + 1] + name[at], 2);
  },
  "two typos": (name, random) =>
    WRITTEN["a letter left out"](WRITTEN["a letter wrong"](name, random), random),
  "a word left out": (name, random) => {
    const parts = name.split(" ");
    return parts.length < 3 ? undefined : parts.toSpliced(random(parts.length), 1).join(" ");
  },
  initials: (name) => {
    const parts = name.split(" ");
    return parts.length < 2
      ? undefined
      : `${parts
          .slice(0, -1)
          .map((word) => `${word[0]}.`)
          .join(" ")} ${parts.at(-1)}`;
  },
  "another script": (name) => toCyrillic(name),
  "another romanisation": (name) => {
    const other = name
      .replace(/^Y(?=e)/, "")
      .replace(/kh/g, "h")
      .replace(/ayev/g, "aev")
      .replace(/sky\b/g, "skiy");
    return other === name ? undefined : other;
  },
};

/** A folder with these things as a publication. */
export async function writeFolder(list) {
  const folder = mkdtempSync(join(tmpdir(), "chancery-bench-"));
  mkdirSync(join(folder, "data"));
  const out = createWriteStream(join(folder, "data/things.nt"));
  const label = "<http://www.w3.org/2000/01/rdf-schema#label>";
  for (const { id, kind, name, other } of list) {
    const iri = `<http://bench.example/${id}>`;
    const lines = [
      `${iri} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://bench.example/ns#${kind}> .`,
      `${iri} ${label} "${name}"@en .`,
      ...(other === undefined ? [] : [`${iri} ${label} "${other}"@ru .`]),
    ];
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
  return folder;
}
