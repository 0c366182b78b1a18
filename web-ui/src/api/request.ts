import createClient from 'openapi-fetch'
import { ApiProblem } from './problem'
import type { paths } from './schema'

interface Outcome<Body> {
  data?: Body
  error?: unknown
  response: Response
}

/** Asks by the paths of `openapi.yaml`. */
export const client = createClient<paths>({ fetch: (request) => fetch(request) })

/** What was answered; a problem is thrown. */
export async function answer<Body>(
  request: Promise<Outcome<Body>>,
  signal?: AbortSignal,
): Promise<Body> {
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
