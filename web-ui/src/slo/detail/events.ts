// How many events a promise counts, good and bad apart.

import type { SloHistory } from '../../api/types'
import type { ChartData } from '../../evidence/percentiles'

/** Good and bad events a second; a step in which nothing was counted is a gap. */
export function eventRates(
  { points, stepSeconds }: Pick<SloHistory, 'points' | 'stepSeconds'>,
  to: number,
): ChartData {
  // A step that is not over would look like a fall.
  const whole = points.filter(({ time }) => Date.parse(time) + stepSeconds * 1_000 <= to)
  const rates = (of: 'good' | 'bad'): (number | null)[] =>
    whole.map((point) => (point.good + point.bad > 0 ? point[of] / stepSeconds : null))
  return {
    times: whole.map(({ time }) => Date.parse(time)),
    series: [
      { label: 'good', tone: 'count', values: rates('good') },
      { label: 'bad', tone: 'error', values: rates('bad') },
    ],
  }
}

/** Events of all steps together; those that were spread over a gap are good or bad as well. */
export function eventTotals({ points }: Pick<SloHistory, 'points'>): {
  good: number
  bad: number
  spread: number
} {
  const sum = { good: 0, bad: 0, spread: 0 }
  for (const { good, bad, spread = 0 } of points) {
    sum.good += good
    sum.bad += bad
    sum.spread += spread
  }
  return sum
}
