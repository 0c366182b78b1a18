import { api } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import type { Incident } from '../../api/types'

/** What became of taking several at once. */
export interface Taken {
  by: string
  taken: readonly Incident[]
  refused: readonly { incident: Incident; why: string }[]
}

/** Acknowledges one after the other; one that is refused does not keep the rest from being taken. */
export async function takeAll(incidents: readonly Incident[], by: string): Promise<Taken> {
  const taken: Incident[] = []
  const refused: { incident: Incident; why: string }[] = []
  for (const incident of incidents) {
    try {
      taken.push(await api.acknowledge(incident.id, by))
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause
      refused.push({ incident, why: cause.message })
    }
  }
  return { by, taken, refused }
}
