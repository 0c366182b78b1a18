import { inject, type InjectionKey } from 'vue'
import { api } from '../api/client'
import type { SloList } from '../api/types'
import type { Live } from '../live/live'
import { liveResource, type Resource } from '../live/resource'
import { wholeOf, withNews } from './news'

export const slosKey: InjectionKey<Resource<SloList>> = Symbol('slos')

/** Every objective as it stands. */
export function useSlos(): Resource<SloList> {
  const slos = inject(slosKey)
  if (!slos) throw new Error('no objectives provided')
  return slos
}

export function slosResource(live: Live): Resource<SloList> {
  return liveResource<SloList>(live, api.slos, { slos: withNews }, { slos: wholeOf })
}
