import type { Change, Incident } from '../api/types'

/** Within that time a change is worth a look; it need not be the cause. */
export const suspectMillis = 30 * 60_000

/** Incidents of the same service that began soon after a change, the first one first. */
export function followedBy(change: Change, incidents: readonly Incident[]): Incident[] {
  const changed = Date.parse(change.time)
  return incidents
    .filter(({ service, startedAt }) => {
      const began = Date.parse(startedAt)
      return (
        (change.service === '' || service === change.service) &&
        began >= changed &&
        began - changed <= suspectMillis
      )
    })
    .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))
}
