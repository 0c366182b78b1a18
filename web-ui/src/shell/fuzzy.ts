// Finding by a few letters: all in order, best where words begin and letters stand together.

/** How well a label answers the typed letters, or undefined if one of them is missing. */
export function fit(typed: string, label: string): number | undefined {
  const text = label.toLowerCase()
  const letters = typed.toLowerCase().replaceAll(' ', '')
  let best: number | undefined
  for (let from = 0; from < text.length; from++) {
    if (text[from] !== letters[0]) continue
    const score = fitFrom(from, letters, text)
    // What is missing from here is missing further on.
    if (score === undefined) break
    best = Math.max(best ?? score, score)
  }
  return best
}

/** The same where the first letter is taken from one place. */
function fitFrom(from: number, letters: string, text: string): number | undefined {
  let at = from - 1
  let score = 0
  for (const letter of letters) {
    const next = text.indexOf(letter, at + 1)
    if (next < 0) return undefined
    const beginsWord = next === 0 || /[^a-z0-9]/.test(text[next - 1]!)
    const isTogether = next === at + 1 && (next > from || next === 0)
    score += isTogether ? 3 : beginsWord ? 2 : 0
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
