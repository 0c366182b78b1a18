import { answer, client } from './request'
import type {
  Arrivals,
  Cardinality,
  CardinalityQuery,
  HeldMetrics,
  HeldMetricsQuery,
  Heatmap,
  LogContext,
  LogHistogram,
  Service,
  ServiceLoadHistory,
  SloDefinition,
  Change,
  Distribution,
  Faults,
  IncidentAlerts,
  IncidentDetail,
  IncidentPage,
  IncidentQuery,
  LinesQuery,
  LiveBlockResult,
  LogPage,
  LogSignatures,
  Percentiles,
  SeriesLines,
  Runbook,
  RunbookSummary,
  SloHistory,
  Slo,
  SloList,
  System,
} from './types'

/** Longer than the server gives a live block. */
const liveBlockMillisMax = 10_000

const between = (from: number, to: number) => ({ from: String(from), to: String(to) })

export const api = {
  system: (signal: AbortSignal): Promise<System> =>
    answer(client.GET('/api/v1/system', { signal }), signal),

  slos: (signal: AbortSignal): Promise<SloList> =>
    answer(client.GET('/api/v1/slos', { signal }), signal),

  slo: (name: string, signal: AbortSignal): Promise<Slo> =>
    answer(client.GET('/api/v1/slos/{name}', { params: { path: { name } }, signal }), signal),

  /** One point for each step, until now unless an end is given. */
  sloHistory: (
    name: string,
    from: number,
    stepSeconds: number,
    signal: AbortSignal,
    to?: number,
  ): Promise<SloHistory> => {
    const query = {
      from: String(from),
      ...(to === undefined ? {} : { to: String(to) }),
      step: `${stepSeconds}s`,
    }
    return answer(
      client.GET('/api/v1/slos/{name}/history', { params: { path: { name }, query }, signal }),
      signal,
    )
  },

  /** Newest first, and what to ask for as `before` to see older ones. */
  incidents: (query: IncidentQuery, signal: AbortSignal): Promise<IncidentPage> =>
    answer(client.GET('/api/v1/incidents', { params: { query }, signal }), signal),

  /** Those that fire first. */
  incidentAlerts: (id: string, limit: number, signal: AbortSignal): Promise<IncidentAlerts> =>
    answer(
      client.GET('/api/v1/incidents/{id}/alerts', {
        params: { path: { id }, query: { limit } },
        signal,
      }),
      signal,
    ),

  incident: (id: string, signal: AbortSignal): Promise<IncidentDetail> =>
    answer(client.GET('/api/v1/incidents/{id}', { params: { path: { id } }, signal }), signal),

  /** Safe to repeat: the first who acknowledged stays. */
  acknowledge: (id: string, by: string): Promise<IncidentDetail> =>
    answer(client.POST('/api/v1/incidents/{id}/ack', { params: { path: { id } }, body: { by } })),

  runbooks: async (signal: AbortSignal): Promise<RunbookSummary[]> =>
    (await answer(client.GET('/api/v1/runbooks', { signal }), signal)).runbooks,

  /** Its links are bound to the labels of the incident, where there is one. */
  runbook: (id: string, query: { incident?: string }, signal: AbortSignal): Promise<Runbook> =>
    answer(
      client.GET('/api/v1/runbooks/{id}', { params: { path: { id }, query }, signal }),
      signal,
    ),

  faults: (signal: AbortSignal): Promise<Faults> =>
    answer(client.GET('/api/v1/faults', { signal }), signal),

  /** Of a hidden one nothing tells which it is; sent again it is shown. */
  switchFault: (name: string, on: boolean, hidden = false): Promise<Faults> =>
    answer(
      client.PUT('/api/v1/faults/{name}', { params: { path: { name } }, body: { on, hidden } }),
    ),

  /** The promise opens no new incident until its tier has stopped firing or a worse one fires. */
  resolve: (id: string, by: string): Promise<IncidentDetail> =>
    answer(
      client.POST('/api/v1/incidents/{id}/resolve', { params: { path: { id } }, body: { by } }),
    ),

  note: (id: string, by: string, text: string): Promise<IncidentDetail> =>
    answer(
      client.POST('/api/v1/incidents/{id}/notes', { params: { path: { id } }, body: { by, text } }),
    ),

  /** The text goes into the timeline beside the number, which says nothing once the page changed. */
  markStep: (
    id: string,
    step: number,
    mark: { done: boolean; text: string; by?: string },
  ): Promise<IncidentDetail> =>
    answer(
      client.PUT('/api/v1/incidents/{id}/steps/{step}', {
        params: { path: { id, step } },
        body: mark,
      }),
    ),

  /** Gives up where even the server's own limit did not end it. */
  liveBlock: (
    id: string,
    block: number,
    incident: string | undefined,
    signal: AbortSignal,
  ): Promise<LiveBlockResult> => {
    const params = { path: { id, block }, query: incident === undefined ? {} : { incident } }
    return answer(
      client.GET('/api/v1/runbooks/{id}/blocks/{block}', {
        params,
        signal: AbortSignal.any([signal, AbortSignal.timeout(liveBlockMillisMax)]),
      }),
      signal,
    )
  },

  changesBetween: async (from: number, to: number, signal: AbortSignal): Promise<Change[]> => {
    const query = { ...between(from, to), limit: 100 }
    const answered = await answer(
      client.GET('/api/v1/changes', { params: { query }, signal }),
      signal,
    )
    return answered.changes
  },

  /** Merged over a range, or for each step of it. */
  percentilesBetween: (
    { metric, match, q = '0.5,0.99,0.999' }: Distribution & { q?: string },
    from: number,
    to: number,
    stepSeconds: number | undefined,
    signal: AbortSignal,
  ): Promise<Percentiles> => {
    const query = {
      ...{ metric, match, q },
      ...between(from, to),
      ...(stepSeconds === undefined ? {} : { step: `${stepSeconds}s` }),
    }
    return answer(client.GET('/api/v1/percentiles', { params: { query }, signal }), signal)
  },

  /** The largest groups of the newest lines. */
  logSignatures: (
    query: string,
    from: number,
    to: number,
    limit: number,
    signal: AbortSignal,
  ): Promise<LogSignatures> =>
    answer(
      client.GET('/api/v1/logs/signatures', {
        params: { query: { query, ...between(from, to), limit } },
        signal,
      }),
      signal,
    ),

  heatmap: (
    { metric, match }: Distribution,
    from: number,
    to: number,
    stepSeconds: number,
    signal: AbortSignal,
  ): Promise<Heatmap> => {
    const query = { metric, match, ...between(from, to), step: `${stepSeconds}s` }
    return answer(client.GET('/api/v1/heatmap', { params: { query }, signal }), signal)
  },

  sloDefinition: (name: string, signal: AbortSignal): Promise<SloDefinition> =>
    answer(
      client.GET('/api/v1/slos/{name}/definition', { params: { path: { name } }, signal }),
      signal,
    ),

  services: async (signal: AbortSignal): Promise<Service[]> => {
    const answered = await answer(client.GET('/api/v1/services', { signal }), signal)
    return answered.services
  },

  service: (name: string, signal: AbortSignal): Promise<Service> =>
    answer(client.GET('/api/v1/services/{name}', { params: { path: { name } }, signal }), signal),

  serviceLoad: (
    name: string,
    from: number,
    to: number,
    stepSeconds: number,
    signal: AbortSignal,
  ): Promise<ServiceLoadHistory> => {
    const query = { ...between(from, to), step: `${stepSeconds}s` }
    return answer(
      client.GET('/api/v1/services/{name}/load', { params: { path: { name }, query }, signal }),
      signal,
    )
  },

  /** One page, newest first; go on with its cursor. */
  logPage: (
    query: string,
    from: number,
    to: number,
    limit: number,
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<LogPage> =>
    answer(
      client.GET('/api/v1/logs', {
        params: {
          query: {
            query,
            ...between(from, to),
            limit,
            ...(cursor === undefined ? {} : { cursor }),
          },
        },
        signal,
      }),
      signal,
    ),

  logHistogram: (
    query: string,
    from: number,
    to: number,
    buckets: number,
    signal: AbortSignal,
  ): Promise<LogHistogram> =>
    answer(
      client.GET('/api/v1/logs/histogram', {
        params: { query: { query, ...between(from, to), buckets } },
        signal,
      }),
      signal,
    ),

  logContext: (id: string, around: number, signal: AbortSignal): Promise<LogContext> =>
    answer(
      client.GET('/api/v1/logs/context', {
        params: { query: { id, before: around, after: around } },
        signal,
      }),
      signal,
    ),

  arrivals: (signal: AbortSignal): Promise<Arrivals> =>
    answer(client.GET('/api/v1/arrivals', { signal }), signal),

  heldMetrics: (query: HeldMetricsQuery, signal: AbortSignal): Promise<HeldMetrics> =>
    answer(client.GET('/api/v1/metrics', { params: { query }, signal }), signal),

  cardinality: (query: CardinalityQuery, signal: AbortSignal): Promise<Cardinality> =>
    answer(client.GET('/api/v1/cardinality', { params: { query }, signal }), signal),

  lines: (query: LinesQuery, signal: AbortSignal): Promise<SeriesLines> =>
    answer(client.GET('/api/v1/lines', { params: { query }, signal }), signal),
}
