import { api } from '../../api/client'
import type { IncidentDetail } from '../../api/types'
import type { Live } from '../../live/live'
import { liveResource, type Resource } from '../../live/resource'

/** One incident with its timeline, deliveries and the changes around it. */
export function incidentResource(live: Live, id: string): Resource<IncidentDetail> {
  return liveResource<IncidentDetail>(live, (signal) => api.incident(id, signal), {
    // The event has no timeline.
    incidents: (event, last) => (event.id === id ? 'reload' : last),
    changes: (change, last) => (change.service === last.service ? 'reload' : last),
  })
}
