// The search field as a combobox (ARIA 1.2): what is found while one types, to be chosen by keyboard or pointer.

import { typedLength } from "../../model/typing.ts";

/** A thing as /search.json tells it. */
interface Hit {
  readonly path: string;
  readonly label: string;
  readonly language: string;
  readonly matched: { readonly value: string; readonly language: string };
  readonly types: readonly { readonly label: string }[];
}

/** How long typing must rest before it is asked, in ms. */
const REST = 150;

const SHOWN_MAX = 8;

/**
 * `<form action="/search" data-suggest="Suggestions" data-least="1">` gains a list called so, of what `/search.json`
 * finds once so many letters are typed.
 */
export function offerSuggestions(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-suggest]")) {
    const input = form.querySelector<HTMLInputElement>("input[type=search]");
    if (input !== null) new Combobox(form, input);
  }
}

class Combobox {
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #list = document.createElement("ul");
  readonly #status = document.createElement("p");
  #hits: readonly Hit[] = [];
  /** The place of the chosen option; -1 for none. */
  #active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = new AbortController();

  constructor(form: HTMLFormElement, input: HTMLInputElement) {
    this.#form = form;
    this.#input = input;
    this.#list.id = "suggestions";
    this.#list.className = "suggestions";
    this.#list.hidden = true;
    set(this.#list, { role: "listbox", "aria-label": form.dataset["suggest"] ?? "" });
    this.#status.className = "unseen";
    set(this.#status, { role: "status" });
    form.append(this.#list, this.#status);
    set(input, {
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.#list.id,
    });
    input.addEventListener("input", () => this.#typed());
    input.addEventListener("keydown", (event) => this.#pressed(event));
    input.addEventListener("blur", () => this.#close());
    // The field keeps the focus, so that the list is still there when the button comes up.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#clicked(event));
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#asked.abort();
    this.#timer = setTimeout(() => void this.#ask(), REST);
  }

  async #ask(): Promise<void> {
    if (typedLength(this.#input.value) < Number(this.#form.dataset["least"])) return this.#close();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    const address = new URL(`${this.#form.action}.json`);
    for (const [name, value] of new FormData(this.#form))
      if (typeof value === "string") address.searchParams.set(name, value);
    address.searchParams.set("limit", String(SHOWN_MAX));
    try {
      const answer = await fetch(address, { signal });
      const hits: Hit[] = answer.ok ? await answer.json() : []; // as our own server writes it
      if (!signal.aborted && document.activeElement === this.#input) this.#show(hits);
    } catch {
      // Without suggestions the form still searches.
      if (!signal.aborted) this.#close();
    }
  }

  #show(hits: readonly Hit[]): void {
    this.#hits = hits;
    this.#list.replaceChildren(...hits.map(optionFor));
    this.#status.textContent = `${this.#form.dataset["suggest"]}: ${hits.length}`;
    this.#expand(hits.length > 0);
    this.#choose(-1);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asked.abort();
    this.#status.textContent = "";
    this.#expand(false);
    this.#choose(-1);
  }

  #expand(isOpen: boolean): void {
    this.#list.hidden = !isOpen;
    this.#input.setAttribute("aria-expanded", String(isOpen));
  }

  #choose(place: number): void {
    this.#active = place;
    for (const [at, option] of [...this.#list.children].entries()) {
      option.setAttribute("aria-selected", String(at === place));
      if (at === place) option.scrollIntoView({ block: "nearest" });
    }
    const chosen = this.#list.children[place];
    if (chosen === undefined) this.#input.removeAttribute("aria-activedescendant");
    else this.#input.setAttribute("aria-activedescendant", chosen.id);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const act = KEYS[event.key];
    if (this.#list.hidden || act === undefined) return;
    const next = act(this.#active, this.#hits.length);
    if (next === "close") this.#close();
    else if (next === "go") {
      const hit = this.#hits[this.#active];
      if (hit === undefined) return;
      location.assign(hit.path);
    } else this.#choose(next);
    event.preventDefault();
  }

  #clicked(event: Event): void {
    const option = event.target instanceof Element ? event.target.closest("li") : null;
    const hit = option === null ? undefined : this.#hits[[...this.#list.children].indexOf(option)];
    if (hit !== undefined) location.assign(hit.path);
  }
}

/** What keys do while the list is open: the next place, where -1 is the field itself. */
const KEYS: Readonly<Record<string, (at: number, size: number) => number | "close" | "go">> = {
  ArrowDown: (at, size) => (at + 1 < size ? at + 1 : -1),
  ArrowUp: (at, size) => (at === -1 ? size - 1 : at - 1),
  Enter: () => "go",
  Escape: () => "close",
};

function optionFor({ label, language, matched, types }: Hit, at: number): HTMLElement {
  const option = document.createElement("li");
  set(option, { role: "option", id: `suggestion-${at}` });
  option.append(textElement("span", label, language));
  if (matched.value !== label)
    option.append(" ", textElement("span", matched.value, matched.language));
  const [kind] = types;
  if (kind !== undefined) option.append(" ", textElement("small", kind.label, ""));
  return option;
}

function textElement(name: "span" | "small", text: string, language: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  if (language !== "") element.lang = language;
  return element;
}

function set(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
