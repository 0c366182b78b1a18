import { afterEach, expect, it, vi } from 'vitest'
import { ApiProblem, problemWords } from './problem'
import { api } from './client'

afterEach(() => vi.unstubAllGlobals())

const { signal } = new AbortController()

function answer(body: string, status: number, type: string): void {
  vi.stubGlobal(
    'fetch',
    async () => new Response(body, { status, headers: { 'Content-Type': type } }),
  )
}

it('carries what the server says', async () => {
  answer(
    '{"type":"about:blank","title":"No such incident","status":404,"detail":"x","requestId":"req-1"}',
    404,
    'application/problem+json',
  )
  const problem = await api.incident('x', signal).catch((cause: unknown) => cause)
  expect(problem).toBeInstanceOf(ApiProblem)
  expect(problem).toMatchObject({
    message: 'No such incident',
    detail: 'x',
    status: 404,
    requestId: 'req-1',
  })
})

it('makes do with what a proxy says', async () => {
  answer('<html>Bad gateway</html>', 502, 'text/html')
  await expect(api.slos(signal)).rejects.toMatchObject({
    message: 'The server answered 502',
    status: 502,
    requestId: '',
  })
})

it('tells a server that cannot be reached', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network down')))
  await expect(api.slos(signal)).rejects.toMatchObject({ status: 0, detail: 'network down' })
})

it('names the request that the log knows, where one was answered', () => {
  expect(problemWords(new ApiProblem('Not ready', '', 503, 'req-9'))).toBe('Not ready (req-9)')
  expect(problemWords(ApiProblem.unreachable(new Error('refused')))).toBe(
    'The server cannot be reached',
  )
})
