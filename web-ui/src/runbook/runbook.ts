import { api } from '../api/client'
import type { Runbook } from '../api/types'
import type { Live } from '../live/live'
import { liveResource, type Resource } from '../live/resource'

/** One runbook; the same text for every incident but for its links, which are bound to one. */
export function runbookResource(live: Live, id: string, incident?: string): Resource<Runbook> {
  const query = incident === undefined ? {} : { incident }
  return liveResource(live, (signal) => api.runbook(id, query, signal), {})
}
