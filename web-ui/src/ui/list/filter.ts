/** Whether every word of the text stands somewhere in the fields, in any case; no text asks for nothing. */
export function matchesText(text: string, ...fields: readonly string[]): boolean {
  const all = fields.join('\n').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
