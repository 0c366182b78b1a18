import type { LabelMatcher } from '../api/types'

const written = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(=~|!~|!=|=)\s*(.*?)\s*$/

/** As people write it: `service=checkout`, `slo=~"checkout-.*"`. */
export function matcherText({ label, operator, value }: LabelMatcher): string {
  return `${label}${operator}${JSON.stringify(value)}`
}

function valueOf(text: string): string | undefined {
  if (!text.startsWith('"')) return text
  try {
    return JSON.parse(text) as string
  } catch {
    return undefined
  }
}

/**
 * What lines of text ask for, one condition each; the first line that is none.
 */
export function readMatchers(text: string): {
  matchers: LabelMatcher[]
  wrong: string | undefined
} {
  const matchers: LabelMatcher[] = []
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, label, operator, quoted] = written.exec(line) ?? []
    const value = quoted === undefined ? undefined : valueOf(quoted)
    if (label === undefined || value === undefined) return { matchers: [], wrong: line.trim() }
    matchers.push({ label, operator: operator as LabelMatcher['operator'], value })
  }
  return { matchers, wrong: undefined }
}
