import type { Heartbeat } from '../src/api/types.ts'

/** One that is late. */
export function heartbeat(): Heartbeat {
  return {
    name: 'backup',
    state: 'late',
    severity: 'page',
    service: 'orders-database',
    owner: 'team-orders',
    runbook: 'heartbeat-missed',
    description: 'Without it nothing can be restored.',
    intervalSeconds: 86_400,
    graceSeconds: 3_600,
    lastAt: new Date(Date.now() - 87_000_000).toISOString(),
    beats: 212,
    missedAt: new Date(Date.now() + 3_000_000).toISOString(),
  }
}
