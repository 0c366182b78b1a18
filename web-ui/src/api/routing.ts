import { answer, client } from './request'
import type { OnCallList, Routes } from './types'

export const routingApi = {
  /**
   * The routes in force, and the way that an alert with some labels takes.
   *
   * @param labels one `name=value` a line; none for the routes alone
   */
  routes: (labels: string, signal: AbortSignal): Promise<Routes> =>
    answer(
      client.GET('/api/v1/routes', {
        params: { query: labels === '' ? {} : { labels } },
        signal,
      }),
      signal,
    ),

  onCall: (signal: AbortSignal): Promise<OnCallList> =>
    answer(client.GET('/api/v1/on-call', { signal }), signal),
}
