import type { Change, Incident, Service } from '../api/types'

/** Within that time a change is worth a look; it need not be the cause. */
const suspectMillis = 30 * 60_000

/** An incident begins with the slice in which it began, which may be a little before its cause. */
const slackMillis = 10_000

/**
 * Incidents by the id of the one change each is laid at: the nearest before it began, of its own
 * service, of one that depends on, or of all of them. The first incident first.
 */
export function followers(
  changes: readonly Change[],
  incidents: readonly Incident[],
  services: readonly Pick<Service, 'name' | 'dependencies'>[],
): Map<string, Incident[]> {
  const found = new Map<string, Incident[]>()
  const inOrder = [...incidents].sort((a, b) => Date.parse(a.beganAt) - Date.parse(b.beganAt))
  for (const incident of inOrder) {
    const needed = services.find(({ name }) => name === incident.service)?.dependencies ?? []
    const concerns = new Set(['', incident.service, ...needed])
    const began = Date.parse(incident.beganAt)
    const [nearest] = changes
      .filter(({ service, time }) => {
        const before = began - Date.parse(time)
        return concerns.has(service) && before >= -slackMillis && before <= suspectMillis
      })
      .sort((a, b) => Date.parse(b.time) - Date.parse(a.time))
    if (nearest) found.set(nearest.id, [...(found.get(nearest.id) ?? []), incident])
  }
  return found
}
