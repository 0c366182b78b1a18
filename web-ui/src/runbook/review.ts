import type { RunbookSummary } from '../api/types'
import { parseDuration } from '../time/duration'

/** Whether the review its front matter asks for is past. */
export function overdue(
  { reviewed, reviewEvery }: Pick<RunbookSummary, 'reviewed' | 'reviewEvery'>,
  now: number,
): boolean {
  if (reviewed === null || reviewEvery === null) return false
  return Date.parse(reviewed) + parseDuration(reviewEvery) * 1000 < now
}
