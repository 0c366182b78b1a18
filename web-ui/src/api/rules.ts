import { answer, client } from './request'
import type { DryRun, RuleVersions, RulesInForce, WholeRuleVersion } from './types'

/** One name of what is in shadow. */
export type Promotion = { objective: string } | { receiver: string }

/** Who decides, and which version they take to be in force: where another one is, nothing is done. */
export interface Decider {
  by: string
  seen: number | null
}

export const rulesApi = {
  versions: (signal: AbortSignal): Promise<RuleVersions> =>
    answer(client.GET('/api/v1/rules/versions', { signal }), signal),

  /** With its files and what it changed. */
  version: (number: number): Promise<WholeRuleVersion> =>
    answer(client.GET('/api/v1/rules/versions/{number}', { params: { path: { number } } })),

  /** Puts a version into force, whatever the files say. */
  rollBack: (number: number, decider: Decider): Promise<RulesInForce> =>
    answer(
      client.POST('/api/v1/rules/versions/{number}/rollback', {
        params: { path: { number } },
        body: decider,
      }),
    ),

  /** Takes a promise or a receiver out of shadow. */
  promote: (what: Promotion, decider: Decider): Promise<RulesInForce> =>
    answer(client.POST('/api/v1/rules/promote', { body: { ...what, ...decider } })),

  /** What a version, or without a number the files on disk, would have told in the last days. */
  dryRun: (version?: number): Promise<DryRun> =>
    answer(client.POST('/api/v1/rules/try', { body: version === undefined ? {} : { version } })),

  /** Puts the files into force again. */
  resume: (decider: Decider): Promise<RulesInForce> =>
    answer(client.POST('/api/v1/rules/resume', { body: decider })),
}
