import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { ApiProblem } from '../api/problem'
import type { Incident, SloNews } from '../api/types'
import { incident } from '../testing/samples'
import { createHub } from './live'
import { liveResource, pollMillis, type Reducers, type Resource, type Wholes } from './resource'

type Answer = Incident[]

let scope: EffectScope
let hub: ReturnType<typeof createHub>
let load: ReturnType<typeof vi.fn<(signal: AbortSignal) => Promise<Answer>>>

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
const down = new ApiProblem('Not ready', '', 503, 'req-1')

function resource(reducers: Reducers<Answer> = {}, wholes: Wholes<Answer> = {}): Resource<Answer> {
  return scope.run(() => liveResource(hub.live, load, reducers, wholes))!
}

function send(event: Partial<Incident>): void {
  hub.listener.event('incidents', JSON.stringify(incident(event)))
}

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  hub = createHub()
  load = vi.fn(async () => [incident({ id: 'loaded' })])
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

it('loads at once', async () => {
  const { data, loading } = resource()
  expect(loading.value).toBe(true)
  await settle()
  expect(data.value).toHaveLength(1)
  expect(loading.value).toBe(false)
})

it('keeps the last answer beside a problem, which the next answer ends', async () => {
  const { data, problem, reload } = resource()
  await settle()
  load.mockRejectedValueOnce(down)
  await reload()
  expect(problem.value).toBe(down)
  expect(data.value).toHaveLength(1)
  await reload()
  expect(problem.value).toBeUndefined()
})

it('makes events part of the answer', async () => {
  const { data } = resource({ incidents: (event, last) => [event, ...last] })
  await settle()
  send({ id: 'new' })
  expect(data.value!.map(({ id }) => id)).toEqual(['new', 'loaded'])
  expect(load).toHaveBeenCalledTimes(1)
})

it('takes an event that is everything for the answer, though another is on its way', async () => {
  const { data, loading } = resource(
    { incidents: (_event, last) => last },
    { incidents: (event) => [event] },
  )
  send({ id: 'whole' })
  expect(data.value!.map(({ id }) => id)).toEqual(['whole'])
  expect(loading.value).toBe(false)
  await settle()
  expect(data.value!.map(({ id }) => id)).toEqual(['whole'])
  expect(load).toHaveBeenCalledTimes(1)
  expect(load.mock.calls[0]![0].aborted).toBe(true)
})

it('loads again where an event says so', async () => {
  resource({ incidents: () => 'reload' })
  await settle()
  send({})
  expect(load).toHaveBeenCalledTimes(2)
})

it('loads once more after an event that overtook an answer, however many came', async () => {
  const { data } = resource({ incidents: (event, last) => [event, ...last] })
  send({ id: 'a' })
  send({ id: 'b' })
  await settle()
  expect(load).toHaveBeenCalledTimes(2)
  expect(data.value).toHaveLength(1)
})

it('takes the newest of two answers, though the older comes last', async () => {
  const { data, reload } = resource()
  await settle()
  let late: (answer: Answer) => void = () => undefined
  load.mockImplementationOnce(() => new Promise((resolve) => (late = resolve)))
  load.mockResolvedValueOnce([incident({ id: 'newer' })])
  void reload()
  await reload()
  late([incident({ id: 'older' })])
  await settle()
  expect(data.value!.map(({ id }) => id)).toEqual(['newer'])
})

it('loads again on a reset', async () => {
  resource()
  await settle()
  hub.listener.reset()
  expect(load).toHaveBeenCalledTimes(2)
})

it('polls while the feed is lost, and no longer', async () => {
  resource()
  await settle()
  hub.listener.standing('lost', 0)
  await vi.advanceTimersByTimeAsync(2 * pollMillis)
  expect(load).toHaveBeenCalledTimes(3)
  hub.listener.standing('live', 1)
  await vi.advanceTimersByTimeAsync(5 * pollMillis)
  expect(load).toHaveBeenCalledTimes(3)
})

it('tries again by itself when the server is back', async () => {
  load.mockRejectedValueOnce(down)
  const { data, problem } = resource()
  await settle()
  expect(problem.value).toBe(down)
  hub.listener.standing('live', 1)
  await settle()
  expect(data.value).toHaveLength(1)
})

it('ends with its scope: no request, no listener, no timer', async () => {
  const { data } = resource({ incidents: (event, last) => [event, ...last] })
  await settle()
  hub.listener.standing('lost', 0)
  await settle()
  scope.stop()
  send({ id: 'late' })
  hub.listener.reset()
  await vi.advanceTimersByTimeAsync(pollMillis)
  expect(load.mock.calls[0]![0].aborted).toBe(true)
  expect(load).toHaveBeenCalledTimes(1)
  expect(data.value).toHaveLength(1)
})

it('hears only its own topics', async () => {
  const slos = vi.fn((_event: SloNews, last: Answer) => last)
  resource({ slos })
  await settle()
  send({})
  expect(slos).not.toHaveBeenCalled()
})
