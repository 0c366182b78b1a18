import type { Incident, IncidentDetail, TimelineEntry } from '../../api/types'

/** How many of the other open ones are shown. */
export const othersMax = 5

/** How many earlier occurrences are shown. */
export const occurrencesMax = 3

/** The last times the same promise broke, before this time, the newest first. */
export function occurrencesBefore(
  incident: Pick<Incident, 'id' | 'slo' | 'startedAt'>,
  resolved: readonly Incident[],
): Incident[] {
  const began = Date.parse(incident.startedAt)
  return resolved
    .filter(({ id, slo, startedAt }) => {
      return id !== incident.id && slo === incident.slo && Date.parse(startedAt) <= began
    })
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))
    .slice(0, occurrencesMax)
}

/** What people wrote while it lasted. */
export function notesOf({ timeline }: Pick<IncidentDetail, 'timeline'>): TimelineEntry[] {
  return timeline.filter(({ kind }) => kind === 'note')
}
