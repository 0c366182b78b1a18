import type { HeldMetric } from '../api/types'

export function heldMetric(differs: Partial<HeldMetric> = {}): HeldMetric {
  return {
    name: 'load',
    kind: 'unknown',
    unit: '',
    help: '',
    series: 1,
    latest: null,
    distribution: null,
    freshness: { newest: '2026-11-22T14:08:15Z', ageSeconds: 5 },
    ...differs,
  }
}
