import type { RuleVersion, RuleVersions } from '../api/types'

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
  versionsMax: 100,
  versions: [
    ruleVersion(2, { inForce: true }),
    ruleVersion(1, { author: 'files on disk', at: '2026-02-28T14:00:00Z' }),
  ],
})
