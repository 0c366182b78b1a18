// What of the events broke the promise, as the chart takes it.

import type { Slo, SloHistory } from '../api/types'
import { times } from '../ui/figures'
import { wholeSteps, type ChartData } from './percentiles'

/**
 * Per cent of bad events in each step; a step in which nothing was counted is a gap, one that is not
 * over is left out.
 */
export function badShare(history: Pick<SloHistory, 'points'>): ChartData {
  const points = wholeSteps(history.points, ({ time, until }) => [time, until ?? time])
  return {
    times: points.map(({ time }) => Date.parse(time)),
    series: [
      {
        label: 'bad',
        values: points.map(({ good, bad }) => (good + bad > 0 ? (bad / (good + bad)) * 100 : null)),
        tone: 'error',
      },
    ],
  }
}

export interface ShareLine {
  value: number
  label: string
  tone: 'objective' | 'critical'
}

/** The share the promise allows, and the one from which its most urgent tier fires. */
export function shareLines(slo: Pick<Slo, 'target' | 'tiers'>): ShareLine[] {
  const allowed = (1 - slo.target) * 100
  const factor = Math.max(0, ...slo.tiers.map((tier) => tier.factor))
  const lines: ShareLine[] = [{ value: allowed, label: 'allowed', tone: 'objective' }]
  const pages = allowed * factor
  if (factor > 0 && pages <= 100)
    lines.push({ value: pages, label: `pages, ${times(factor)}`, tone: 'critical' })
  return lines
}
