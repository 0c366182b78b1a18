import type { Heartbeat, IncidentDetail, Silence } from '../src/api/types.ts'

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

/** One that is in force. */
export function silence(hidden: readonly IncidentDetail[]): Silence {
  const time = new Date()
  return {
    id: '6a1c24a0-4a6a-4f6e-9d6e-0d2f8a4f5b11',
    matchers: [{ label: 'service', operator: '=', value: 'checkout' }],
    author: 'dana',
    reason: 'deploy of 1.4',
    startsAt: time.toISOString(),
    endsAt: new Date(time.getTime() + 3_600_000).toISOString(),
    endsOnResolve: true,
    phase: 'inForce',
    updatedAt: time.toISOString(),
    hides: hidden.slice(0, 1).map(({ id }) => id),
  }
}
