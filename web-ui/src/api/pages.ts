import { answer, client } from './request'
import type { DrillList, PageReport, TestPage, TestPageReceivers } from './types'

export const pagesApi = {
  receivers: (signal: AbortSignal): Promise<TestPageReceivers> =>
    answer(client.GET('/api/v1/pages/test', { signal }), signal),

  /** What came of test pages, newest first. */
  drills: (signal: AbortSignal): Promise<DrillList> =>
    answer(client.GET('/api/v1/drills', { signal }), signal),

  /** How often people were paged; the last of the weeks goes on. */
  report: (weeks: number, signal: AbortSignal): Promise<PageReport> =>
    answer(client.GET('/api/v1/pages/report', { params: { query: { weeks } }, signal }), signal),

  /** To one receiver, whatever the routes say. */
  test: (receiver: string, by: string): Promise<TestPage> =>
    answer(client.POST('/api/v1/pages/test', { body: { receiver, by } })),
}
