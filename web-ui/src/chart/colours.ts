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

const seriesTokens: Record<SeriesTone, string> = {
  p50: '--p50',
  p99: '--p99',
  p999: '--p999',
  count: '--series-1',
  error: '--critical-text',
  'series-2': '--series-2',
  'series-3': '--series-3',
  'series-4': '--series-4',
  'series-5': '--series-5',
}

const inkTokens = ['--text', '--faint', '--hairline', '--surface', '--info'] as const

/**
 * Resolved through an element's colour: a custom property itself would still say `light-dark(…)`.
 */
export function coloursOf(host: HTMLElement): ChartColours {
  const probe = document.createElement('i')
  host.append(probe)
  const read = (token: string): string => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const tokens = [...inkTokens, ...Object.values(lineTokens), ...Object.values(seriesTokens)]
  const known = new Map(tokens.map((token) => [token, read(token)]))
  probe.remove()
  const colour = (token: string): string => known.get(token)!
  return {
    text: colour('--text'),
    faint: colour('--faint'),
    hairline: colour('--hairline'),
    surface: colour('--surface'),
    info: colour('--info'),
    series: (tone) => colour(seriesTokens[tone]),
    line: (tone) => colour(lineTokens[tone]),
  }
}
