import { inject, type InjectionKey } from 'vue'
import { api } from '../api/client'
import type { Incident } from '../api/types'
import type { Live } from '../live/live'
import { liveResource, type Resource } from '../live/resource'

/** How many resolved incidents are kept in view. */
export const resolvedMax = 5

export const incidentsKey: InjectionKey<Resource<Incident[]>> = Symbol('incidents')

/** Everything unresolved, and the last few resolved. */
export function useIncidents(): Resource<Incident[]> {
  const incidents = inject(incidentsKey)
  if (!incidents) throw new Error('no incidents provided')
  return incidents
}

export function incidentsResource(live: Live): Resource<Incident[]> {
  return liveResource<Incident[]>(
    live,
    async (signal) => {
      const parts = await Promise.all([
        api.incidents({ state: 'unresolved', limit: 1000 }, signal),
        api.incidents({ state: 'resolved', limit: resolvedMax }, signal),
      ])
      return parts.flatMap(({ incidents }) => incidents)
    },
    { incidents: withIncident },
  )
}

function withIncident(newest: Incident, last: Incident[]): Incident[] {
  return [newest, ...last.filter(({ id }) => id !== newest.id)]
}

/**
 * What needs somebody: the untaken before the acknowledged, last what ends by itself; pages before
 * tickets, then what burns fastest, then the newest.
 *
 * @param burn how many times as fast as it may the budget of one burns
 */
export function unresolved(
  incidents: readonly Incident[],
  burn: (incident: Incident) => number = () => 0,
): Incident[] {
  const rank = ({ state, severity }: Incident): number =>
    (state === 'open' ? 0 : state === 'acknowledged' ? 2 : 4) + (severity === 'page' ? 0 : 1)
  return incidents
    .filter(({ state }) => state !== 'resolved')
    .sort(
      (a, b) =>
        rank(a) - rank(b) || burn(b) - burn(a) || Date.parse(b.startedAt) - Date.parse(a.startedAt),
    )
}

/** The last few that are over, newest end first. */
export function resolved(incidents: readonly Incident[]): Incident[] {
  return incidents
    .filter(({ state }) => state === 'resolved')
    .sort((a, b) => Date.parse(b.resolvedAt!) - Date.parse(a.resolvedAt!))
    .slice(0, resolvedMax)
}
