// JSONP: answers that call a function of the page that asked.

/** Whether a text names a function and does nothing else: `ours.then`. */
export function isCallback(text: string): boolean {
  return text.length <= 100 && /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/.test(text);
}
