// What pages gain where scripts run: addresses that can be copied. Everything works without it.

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
