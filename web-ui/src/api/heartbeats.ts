import { answer, client } from './request'
import type { HeartbeatList } from './types'

export const heartbeatsApi = {
  list: (signal: AbortSignal): Promise<HeartbeatList> =>
    answer(client.GET('/api/v1/heartbeats', { signal }), signal),
}
