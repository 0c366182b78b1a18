import { api } from '../api/client'
import type { Runbook } from '../api/types'
import type { Live } from '../live/live'
import { liveResource, type Resource } from '../live/resource'

/** One runbook; the same text for every incident. */
export function runbookResource(live: Live, id: string): Resource<Runbook> {
  return liveResource(live, (signal) => api.runbook(id, signal), {})
}
