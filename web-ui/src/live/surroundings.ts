import { inject, type InjectionKey } from 'vue'
import { api } from '../api/client'
import type { Fault, System } from '../api/types'
import type { Live } from './live'
import { liveResource, type Resource } from './resource'

/** What server this is; faults only where it is a demo. */
export interface Surroundings {
  system: System
  faults: Fault[]
}

export const surroundingsKey: InjectionKey<Resource<Surroundings>> = Symbol('surroundings')

export function useSurroundings(): Resource<Surroundings> {
  const surroundings = inject(surroundingsKey)
  if (!surroundings) throw new Error('no surroundings provided')
  return surroundings
}

export function surroundingsResource(live: Live): Resource<Surroundings> {
  return liveResource<Surroundings>(
    live,
    async (signal) => {
      const system = await api.system(signal)
      const faults = system.demo ? (await api.faults(signal)).faults : []
      return { system, faults }
    },
    { faults: ({ faults }, last) => ({ ...last, faults }) },
  )
}
