// Finding by a few letters: all in order, best where words begin and letters stand together.

/** How well a label answers the typed letters, or undefined if one of them is missing. */
export function fit(typed: string, label: string): number | undefined {
  const text = label.toLowerCase()
  let at = -1
  let score = 0
  for (const letter of typed.toLowerCase().replaceAll(' ', '')) {
    const next = text.indexOf(letter, at + 1)
    if (next < 0) return undefined
    const beginsWord = next === 0 || /[^a-z0-9]/.test(text[next - 1]!)
    score += next === at + 1 ? 3 : beginsWord ? 2 : 0
    at = next
  }
  return score - text.length / 100
}

/** Those that fit, best first; in their own order while nothing is typed. */
export function found<T extends { label: string }>(typed: string, all: readonly T[]): T[] {
  if (typed.trim() === '') return [...all]
  return all
    .flatMap((one) => {
      const score = fit(typed, one.label)
      return score === undefined ? [] : [{ one, score }]
    })
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one)
}
