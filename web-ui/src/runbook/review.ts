import type { RunbookSummary } from '../api/types'
import { durationWords, parseDuration } from '../time/duration'

/** Whether the review its front matter asks for is past. */
export function overdue(
  { reviewed, reviewEvery }: Pick<RunbookSummary, 'reviewed' | 'reviewEvery'>,
  now: number,
): boolean {
  if (reviewed === null || reviewEvery === null) return false
  return Date.parse(reviewed) + parseDuration(reviewEvery) * 1000 < now
}

/** When somebody last read it with care, and whether that is too long ago. */
export function reviewOf(
  runbook: Pick<RunbookSummary, 'reviewed' | 'reviewEvery'>,
  now: number,
): { late: boolean; words: string } {
  const { reviewed, reviewEvery } = runbook
  if (reviewed === null) return { late: true, words: 'never reviewed' }
  const late = overdue(runbook, now)
  const every =
    reviewEvery === null ? '' : `, due every ${durationWords(parseDuration(reviewEvery))}`
  return { late, words: `${late ? 'stale: ' : ''}reviewed ${reviewed}${late ? every : ''}` }
}
