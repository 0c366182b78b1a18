import type { Incident, IncidentPage, IncidentQuery } from '../../api/types'

/** What can be chosen in the list of incidents. */
export const states = ['unresolved', 'open', 'acknowledged', 'recovering', 'resolved'] as const
export const lastings = ['5m', '30m', '2h', '1d'] as const

/** How many are asked for at once. */
const pageMax = 30

export interface IncidentFilter {
  state: string
  service: string
  slo: string
  person: string
  text: string
  atLeast: string
}

/** What is asked for a choice; a state nobody knows is none. */
export function incidentQuery({
  state,
  service,
  slo,
  person,
  text,
  atLeast,
}: IncidentFilter): IncidentQuery {
  const known = states.find((each) => each === state)
  return {
    limit: pageMax,
    ...(known && { state: known }),
    ...(service && { service }),
    ...(slo && { slo }),
    ...(person && { person }),
    ...(text && { text }),
    ...(atLeast && { atLeast }),
  }
}

/** What an event makes of the newest page: one of its own is renewed, any other may belong there. */
export function withNewest(newest: Incident, last: IncidentPage): IncidentPage | 'reload' {
  const shown = last.incidents.find(({ id }) => id === newest.id)
  if (!shown || shown.state !== newest.state) return 'reload'
  return {
    ...last,
    incidents: last.incidents.map((each) => (each.id === newest.id ? newest : each)),
  }
}
