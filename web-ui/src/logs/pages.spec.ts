import { effectScope } from 'vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { api } from '../api/client'
import { ApiProblem } from '../api/problem'
import type { LogPage, LogRecord } from '../api/types'
import { newerFirst, useLogPages } from './pages'

const record = (id: string): LogRecord => ({
  id,
  time: '2026-11-22T12:00:00Z',
  service: 'checkout',
  severity: 'INFO',
  severityNumber: 9,
  body: id,
  traceId: '',
  spanId: '',
  attributes: {},
})
const page = (ids: string[], cursor: string | null): LogPage => ({
  records: ids.map(record),
  cursor,
  partial: false,
  freshness: { newest: null, ageSeconds: null },
})
const logPage = vi.fn<typeof api.logPage>()
const pages = () =>
  effectScope().run(() =>
    useLogPages({ query: () => 'q', bounds: () => ({ fromMillis: 1, toMillis: 2 }) }),
  )!
const ids = (records: readonly LogRecord[]): string[] => records.map(({ id }) => id)

beforeEach(() => {
  logPage.mockReset()
  vi.spyOn(api, 'logPage').mockImplementation(logPage)
})

it('goes on where the page before it ended', async () => {
  const logs = pages()
  logPage.mockResolvedValueOnce(page(['c', 'b'], 'next')).mockResolvedValueOnce(page(['a'], null))
  await logs.reload()
  await logs.loadMore()
  expect(ids(logs.records.value)).toEqual(['c', 'b', 'a'])
  expect(logPage.mock.calls[1]![4]).toBe('next')
  expect(logs.more.value).toBe(false)
})

it('what is new waits until somebody wants to see it', async () => {
  const logs = pages()
  logPage.mockResolvedValueOnce(page(['b', 'a'], null))
  await logs.reload()
  logPage.mockResolvedValueOnce(page(['c', 'b'], null))
  await logs.look()
  expect(ids(logs.waiting.value)).toEqual(['c'])
  logs.show()
  expect(ids(logs.records.value)).toEqual(['c', 'b', 'a'])
})

it('says so when more came between two looks than one look takes', async () => {
  const logs = pages()
  logPage.mockResolvedValueOnce(page(['a'], null))
  await logs.reload()
  logPage.mockResolvedValueOnce(page(['c', 'b'], 'older'))
  await logs.look()
  expect(logs.skipped.value).toBe(true)
})

it('a look that a new search overtook changes nothing and is no failure', async () => {
  const logs = pages()
  logPage.mockResolvedValueOnce(page(['a'], null))
  await logs.reload()
  logPage.mockImplementationOnce(
    (_query, _from, _to, _limit, _cursor, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new DOMException('over', 'AbortError'))),
      ),
  )
  const looking = logs.look()
  logPage.mockResolvedValueOnce(page(['x'], null))
  await logs.reload()
  await looking
  expect(ids(logs.records.value)).toEqual(['x'])
  expect(logs.waiting.value).toEqual([])
  expect(logs.problem.value).toBeUndefined()
})

it('keeps what it has when an answer does not come', async () => {
  const logs = pages()
  logPage.mockResolvedValueOnce(page(['a'], 'next'))
  await logs.reload()
  logPage.mockRejectedValueOnce(ApiProblem.unreachable('down'))
  await logs.loadMore()
  expect(ids(logs.records.value)).toEqual(['a'])
  expect(logs.problem.value?.status).toBe(0)
})

it('knows a record when it sees it again', () => {
  expect(ids(newerFirst([record('a')], [record('b'), record('a')]))).toEqual(['b'])
})
