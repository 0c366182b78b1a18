import createClient from 'openapi-fetch'
import { ApiProblem } from './problem'
import type { paths } from './schema'
import type {
  Faults,
  Incident,
  IncidentDetail,
  Runbook,
  RunbookSummary,
  SloHistory,
  SloList,
  System,
} from './types'

interface Outcome<Body> {
  data?: Body
  error?: unknown
  response: Response
}

const client = createClient<paths>({ fetch: (request) => fetch(request) })

async function answer<Body>(request: Promise<Outcome<Body>>, signal?: AbortSignal): Promise<Body> {
  let outcome: Outcome<Body>
  try {
    outcome = await request
  } catch (cause) {
    signal?.throwIfAborted()
    throw ApiProblem.unreachable(cause)
  }
  if (outcome.data === undefined) throw ApiProblem.refused(outcome.response, outcome.error)
  return outcome.data
}

export const api = {
  system: (signal: AbortSignal): Promise<System> =>
    answer(client.GET('/api/v1/system', { signal }), signal),

  slos: (signal: AbortSignal): Promise<SloList> =>
    answer(client.GET('/api/v1/slos', { signal }), signal),

  /** From a moment until now, one point for each step. */
  sloHistory: (
    name: string,
    from: number,
    stepSeconds: number,
    signal: AbortSignal,
  ): Promise<SloHistory> => {
    const query = { from: String(from), step: `${stepSeconds}s` }
    return answer(
      client.GET('/api/v1/slos/{name}/history', { params: { path: { name }, query }, signal }),
      signal,
    )
  },

  /** Newest first. */
  incidents: async (
    state: 'unresolved' | 'resolved',
    limit: number,
    signal: AbortSignal,
  ): Promise<Incident[]> => {
    const query = { state, limit }
    const answered = await answer(
      client.GET('/api/v1/incidents', { params: { query }, signal }),
      signal,
    )
    return answered.incidents
  },

  incident: (id: string, signal: AbortSignal): Promise<IncidentDetail> =>
    answer(client.GET('/api/v1/incidents/{id}', { params: { path: { id } }, signal }), signal),

  /** Safe to repeat: the first who acknowledged stays. */
  acknowledge: (id: string, by: string): Promise<IncidentDetail> =>
    answer(client.POST('/api/v1/incidents/{id}/ack', { params: { path: { id } }, body: { by } })),

  runbooks: async (signal: AbortSignal): Promise<RunbookSummary[]> => {
    const answered = await answer(client.GET('/api/v1/runbooks', { signal }), signal)
    return answered.runbooks
  },

  runbook: (id: string, signal: AbortSignal): Promise<Runbook> =>
    answer(client.GET('/api/v1/runbooks/{id}', { params: { path: { id } }, signal }), signal),

  faults: (signal: AbortSignal): Promise<Faults> =>
    answer(client.GET('/api/v1/faults', { signal }), signal),

  switchFault: (name: string, on: boolean): Promise<Faults> =>
    answer(client.PUT('/api/v1/faults/{name}', { params: { path: { name } }, body: { on } })),
}
