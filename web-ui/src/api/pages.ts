import { answer, client } from './request'
import type { DrillList, DrillRun, PageReport, TestPage, TestPageReceivers } from './types'

export const pagesApi = {
  receivers: (signal: AbortSignal): Promise<TestPageReceivers> =>
    answer(client.GET('/api/v1/pages/test', { signal }), signal),

  /** What came of test pages and drills, newest first. */
  drills: (signal: AbortSignal): Promise<DrillList> =>
    answer(client.GET('/api/v1/drills', { signal }), signal),

  drillsOf: (service: string, limit: number, signal: AbortSignal): Promise<DrillList> =>
    answer(client.GET('/api/v1/drills', { params: { query: { service, limit } }, signal }), signal),

  /** Of the promise by which a complete outage of the service is noticed first. */
  drill: (service: string, by: string): Promise<DrillRun> =>
    answer(client.POST('/api/v1/drills', { body: { service, by } })),

  /** How often people were paged; the last of the weeks goes on. */
  report: (weeks: number, signal: AbortSignal): Promise<PageReport> =>
    answer(client.GET('/api/v1/pages/report', { params: { query: { weeks } }, signal }), signal),

  /** To one receiver, whatever the routes say. */
  test: (receiver: string, by: string): Promise<TestPage> =>
    answer(client.POST('/api/v1/pages/test', { body: { receiver, by } })),
}
