import type { DrillList, DrillRun } from '../src/api/types.ts'

const day = 86_400_000
const ago = (millis: number): string => new Date(Date.now() - millis).toISOString()

function run(last: Partial<DrillRun>): DrillRun {
  return {
    id: 'k3',
    schedule: '',
    service: 'checkout',
    slo: 'checkout-availability',
    by: 'dana',
    startedAt: ago(day),
    endedAt: ago(day - 90_000),
    incident: 'inc-01',
    result: 'passed',
    missed: null,
    reason: '',
    pagedMillis: 52_140,
    legs: [
      { leg: 'durable', tookMillis: 7, expectedMillis: 0, limitMillis: 10_000, late: false },
      {
        leg: 'alert',
        tookMillis: 52_110,
        expectedMillis: 51_840,
        limitMillis: 71_840,
        late: false,
      },
      { leg: 'incident', tookMillis: 6, expectedMillis: 0, limitMillis: 10_000, late: false },
      { leg: 'received', tookMillis: 24, expectedMillis: 0, limitMillis: 30_000, late: false },
      {
        leg: 'acknowledged',
        tookMillis: 34_118,
        expectedMillis: 0,
        limitMillis: 600_000,
        late: false,
      },
    ],
    ...last,
  }
}

/** One that passed, one that could not begin, and a service that was never drilled. */
export function drills(): DrillList {
  const passed = run({ schedule: 'weekly-checkout', by: 'schedule weekly-checkout' })
  const notBegun = run({
    id: 'k2',
    schedule: 'nightly',
    service: 'search',
    slo: 'search-quality',
    startedAt: ago(3 * day),
    endedAt: ago(3 * day - 3_600_000),
    incident: null,
    result: 'failed',
    reason:
      'It was due at 03:00 and could not begin within 1h: the drill of checkout-availability runs; one runs at a time.',
    pagedMillis: null,
    legs: [],
  })
  return {
    report: [
      { service: 'checkout', schedule: 'weekly-checkout', last: passed, nextAt: ago(-6 * day) },
      { service: 'orders', schedule: '', last: null, nextAt: null },
      { service: 'search', schedule: 'nightly', last: notBegun, nextAt: ago(-day / 2) },
    ],
    drills: [],
    next: null,
    runs: [passed, notBegun],
  }
}
