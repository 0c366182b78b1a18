import type { ProblemDetails } from './types'

/** A request that got no answer it could use: refused by the server, or never answered. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly detail: string
  /** HTTP status; 0 if no answer came. */
  readonly status: number
  /** By which the server's log knows the request; empty if no answer came. */
  readonly requestId: string

  constructor(title: string, detail: string, status: number, requestId: string) {
    super(title)
    this.detail = detail
    this.status = status
    this.requestId = requestId
  }

  static unreachable(cause: unknown): ApiProblem {
    const detail = cause instanceof Error ? cause.message : String(cause)
    return new ApiProblem('The server cannot be reached', detail, 0, '')
  }

  /** From the body of a refusal, which a proxy in between may have replaced by anything. */
  static refused(response: Response, body: unknown): ApiProblem {
    const details = (
      typeof body === 'object' && body !== null ? body : {}
    ) as Partial<ProblemDetails>
    return new ApiProblem(
      details.title ?? `The server answered ${response.status}`,
      details.detail ?? '',
      response.status,
      details.requestId ?? '',
    )
  }
}

/** The message, and by which request the server's log knows it. */
export function problemWords({ message, requestId }: ApiProblem): string {
  return requestId === '' ? message : `${message} (${requestId})`
}
