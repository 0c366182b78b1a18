// Canvas knows no custom properties: colours are read from the tokens when something is drawn.

import type { ChartLine, SeriesTone } from './data'

export interface ChartColours {
  text: string
  faint: string
  hairline: string
  surface: string
  info: string
  series(tone: SeriesTone): string
  line(tone: ChartLine['tone']): string
}

const lineTokens = {
  objective: '--objective',
  warn: '--warn-text',
  critical: '--critical-text',
} as const

const seriesTokens: Record<string, string> = {
  p50: '--p50',
  p99: '--p99',
  p999: '--p999',
  count: '--series-1',
  error: '--critical-text',
}

/**
 * Resolved through an element's colour: a custom property itself would still say `light-dark(…)`.
 */
export function coloursOf(host: HTMLElement): ChartColours {
  const probe = document.createElement('i')
  host.append(probe)
  const known = new Map<string, string>()
  const read = (token: string): string => {
    let colour = known.get(token)
    if (!colour) {
      probe.style.color = `var(${token})`
      colour = getComputedStyle(probe).color
      known.set(token, colour)
    }
    return colour
  }
  const series = [1, 2, 3, 4, 5, 6].map((number) => read(`--series-${number}`))
  for (const token of [...Object.values(lineTokens), ...Object.values(seriesTokens)]) read(token)
  const [text, faint, hairline, surface, info] = [
    '--text',
    '--faint',
    '--hairline',
    '--surface',
    '--info',
  ].map(read)
  probe.remove()
  return {
    text: text!,
    faint: faint!,
    hairline: hairline!,
    surface: surface!,
    info: info!,
    series: (tone) =>
      typeof tone === 'number' ? series[tone - 1]! : known.get(seriesTokens[tone]!)!,
    line: (tone) => known.get(lineTokens[tone])!,
  }
}
