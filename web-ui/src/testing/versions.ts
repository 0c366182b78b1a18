import type { DryRun, DryRunIncident, RuleVersion, RuleVersions } from '../api/types'

export const ruleVersion = (number: number, some: Partial<RuleVersion> = {}): RuleVersion => ({
  number,
  digest: `d${number}`,
  at: '2026-03-01T03:07:00Z',
  author: 'ada',
  files: 12,
  bytes: 34_567,
  inForce: false,
  ...some,
})

/** Two of them, the newer in force. */
export const ruleVersions = (): RuleVersions => ({
  inForce: 2,
  rolledBack: null,
  filesDiffer: false,
  inShadow: { objectives: [], receivers: [] },
  versionsMax: 100,
  versions: [
    ruleVersion(2, { inForce: true }),
    ruleVersion(1, { author: 'files on disk', at: '2026-02-28T14:00:00Z' }),
  ],
  decisions: [],
})

export const dryRunIncident = (some: Partial<DryRunIncident> = {}): DryRunIncident => ({
  id: null,
  subject: 'checkout-latency',
  service: 'checkout',
  severity: 'page',
  startedAt: '2026-02-27T03:00:00Z',
  endedAt: '2026-02-27T03:20:00Z',
  summary: 'orders are slow',
  told: [{ receiver: 'pager', alarm: 1, by: 'opened', at: '2026-02-27T03:00:00Z' }],
  ...some,
})

/** A page that is as it was. */
export const dryRun = (some: Partial<DryRun> = {}): DryRun => ({
  from: '2026-02-22T03:07:00Z',
  until: '2026-03-01T03:07:00Z',
  step: '1m',
  complete: true,
  promises: [{ name: 'checkout-latency', from: '2026-01-01T00:00:00Z' }],
  wouldBe: [{ incident: dryRunIncident(), really: dryRunIncident({ id: 'inc-1' }) }],
  onlyReal: [],
  untried: [],
  cut: false,
  ...some,
})
