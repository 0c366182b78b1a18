import { api } from '../api/client'
import type { Service } from '../api/types'
import { useEvery } from '../live/every'
import { useLive } from '../live/live'
import { liveResource, type Resource } from '../live/resource'

const everyMillis = 10_000

/** Every service with its load now. */
export function useServices(): Resource<Service[]> {
  const services = liveResource<Service[]>(useLive(), api.services, {})
  useEvery(everyMillis, () => {
    if (!services.loading.value) void services.reload()
  })
  return services
}
