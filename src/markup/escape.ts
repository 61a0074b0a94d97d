const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as markup, between tags or in an attribute's double quotes. */
export function escaped(text: string | number): string {
  return String(text).replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** JSON for a script element: nothing in it can end the element. */
export function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
