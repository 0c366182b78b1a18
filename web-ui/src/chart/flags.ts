// Which words stand beside the flags of a time axis.

export interface FlagLabel {
  text: string
  /** Where the text begins. */
  x: number
}

interface FlagRow {
  /** Flags with their places, in any order. */
  flags: readonly { x: number; label: string }[]
  /** From the end of what stands there already to the edge of the plot. */
  start: number
  end: number
  /** From a flag to its text. */
  before: number
  /** From a text to the next flag. */
  after: number
  widthOf(text: string): number
}

/**
 * What fits between each flag and the next one, or else the whole text between it and what stands
 * before it; nothing where there is no room for more than a part of a word.
 */
export function flagLabels({ flags, start, end, before, after, widthOf }: FlagRow): FlagLabel[] {
  const ordered = [...flags].sort((a, b) => a.x - b.x)
  let taken = start
  return ordered.flatMap(({ x, label }, at) => {
    if (x < start) return []
    const next = ordered[at + 1]?.x ?? end
    const text = shortened(label, next - x - before - after, widthOf)
    const left = x - after - widthOf(label)
    const from = taken
    taken = text === '' ? x + after : x + before + widthOf(text) + after
    if (text !== '') return [{ text, x: x + before }]
    return left >= from ? [{ text: label, x: left }] : []
  })
}

/** As much of a text as there is room for, but never less than its first word. */
function shortened(text: string, room: number, widthOf: FlagRow['widthOf']): string {
  if (widthOf(text) <= room) return text
  const firstWord = text.indexOf(' ')
  if (firstWord < 0) return ''
  for (let length = text.length - 1; length >= firstWord; length--) {
    const short = `${text.slice(0, length).replace(/[\s.+-]+$/, '')}\u2026`
    if (widthOf(short) <= room) return short
  }
  return ''
}
