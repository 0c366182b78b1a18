// A service's load in words and as charts take it.

import type { Service, ServiceLoadHistory } from '../api/types'
import type { ChartLine, ChartSeries } from '../chart/data'
import type { Tone } from '../ui/tone'
import { percent } from '../ui/figures'
import { measure } from '../ui/units'

type Load = Service['load']

/** `41.2 orders/s`. */
export function rateWords({ perSecond, unitOfLoad }: Load): string {
  if (perSecond === null) return 'no load measured'
  return `${measure(perSecond, '1')} ${unitOfLoad || 'request'}s/s`
}

type LoadTone = Extract<Tone, 'critical' | 'warn' | 'none'>

/** How near a service is to what it can carry: beyond the plan is a warning, beyond the knee worse. */
export function loadTone({ utilisation, capacity }: Load): LoadTone {
  if (utilisation === null || capacity === null) return 'none'
  if (utilisation >= (capacity.knee ?? 1)) return 'critical'
  if (capacity.planned !== null && utilisation > capacity.planned) return 'warn'
  return 'none'
}

const toneWords: Record<LoadTone, string> = {
  critical: 'past the knee: waiting grows faster than load',
  warn: 'above the planned load',
  none: 'within plan',
}

/** `38.0% of 24 workers, within plan`. */
export function utilisationWords(load: Load): string {
  const { utilisation, capacity } = load
  if (capacity === null) return 'no capacity declared'
  if (utilisation === null) return `of ${capacity.limit} ${capacity.name} nothing is measured`
  return `${percent(utilisation)} of ${capacity.limit} ${capacity.name}, ${toneWords[loadTone(load)]}`
}

/** The most loaded first, then those of which nothing is known. */
export function byUtilisation(services: readonly Service[]): Service[] {
  const rank = ({ load }: Service): number => load.utilisation ?? -1
  return [...services].sort((a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name))
}

export function loadSeries({ points }: ServiceLoadHistory, unitOfLoad: string): ChartSeries[] {
  const series: ChartSeries[] = [
    { label: `${unitOfLoad}s`, values: points.map(({ perSecond }) => perSecond), tone: 'count' },
  ]
  if (points.some(({ errorsPerSecond }) => errorsPerSecond !== null))
    series.push({
      label: 'errors',
      values: points.map(({ errorsPerSecond }) => errorsPerSecond),
      tone: 'error',
    })
  return series
}

export function utilisationSeries({ points }: ServiceLoadHistory): ChartSeries[] {
  const share = points.map(({ utilisation }) => (utilisation === null ? null : utilisation * 100))
  return [{ label: 'used', values: share, tone: 'count' }]
}

/** Where the plan ends, where waiting begins to grow, where there is no more. */
export function capacityLines(capacity: Load['capacity']): ChartLine[] {
  if (!capacity) return []
  const lines: ChartLine[] = [{ value: 100, label: 'all of it', tone: 'critical' }]
  if (capacity.knee !== null)
    lines.push({ value: capacity.knee * 100, label: 'knee', tone: 'warn' })
  if (capacity.planned !== null)
    lines.push({ value: capacity.planned * 100, label: 'planned', tone: 'objective' })
  return lines
}
