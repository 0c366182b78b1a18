/** What a line of a unified diff is. */
export type LineKind = 'file' | 'hunk' | 'added' | 'removed' | 'same'

export interface DiffLine {
  kind: LineKind
  text: string
}

/** The lines of a unified diff; inside of a hunk a line that begins with `---` is one that is gone. */
export function diffLines(diff: string): DiffLine[] {
  const lines: DiffLine[] = []
  if (diff === '') return lines
  let old = 0
  let now = 0
  for (const text of diff.split('\n').slice(0, diff.endsWith('\n') ? -1 : undefined)) {
    const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(text)
    const inside = old > 0 || now > 0
    if (!inside && hunk) {
      old = Number(hunk[1] ?? 1)
      now = Number(hunk[2] ?? 1)
    }
    const kind = inside ? insideKind(text) : hunk ? 'hunk' : outsideKind(text)
    if (inside && !text.startsWith('\\')) {
      if (kind !== 'added') old--
      if (kind !== 'removed') now--
    }
    lines.push({ kind, text })
  }
  return lines
}

const insideKind = (text: string): LineKind =>
  text.startsWith('+') ? 'added' : text.startsWith('-') ? 'removed' : 'same'

const outsideKind = (text: string): LineKind => (text.startsWith('\\') ? 'same' : 'file')
