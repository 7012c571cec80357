// What pages gain where scripts run: addresses that can be copied, suggestions while one types. Everything works without it.

import { offerSuggestions } from "./site/combobox.ts";

/** `<button data-copy="text" hidden>` appears, and copies its text. */
function offerCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      void navigator.clipboard.writeText(button.dataset["copy"] ?? "");
    });
  }
}

offerCopying();
offerSuggestions();
