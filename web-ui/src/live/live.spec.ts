import { afterEach, expect, it, vi } from 'vitest'
import { createHub } from './live'

afterEach(() => vi.unstubAllGlobals())

it('hands an event to all who listen to its topic, until they stop', () => {
  const { live, listener } = createHub()
  const one = vi.fn()
  const other = vi.fn()
  const stop = live.on('faults', one)
  live.on('faults', other)
  listener.event('faults', '{"faults":[]}')
  stop()
  listener.event('faults', '{"faults":[]}')
  listener.event('unknown', '{}')
  expect(one).toHaveBeenCalledExactlyOnceWith({ faults: [] })
  expect(other).toHaveBeenCalledTimes(2)
})

it('reports the mistake of one and goes on with the next', () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const { live, listener } = createHub()
  const mistake = new Error('mistake')
  const other = vi.fn()
  live.on('faults', () => {
    throw mistake
  })
  live.on('faults', other)
  listener.event('faults', '{"faults":[]}')
  expect(reported).toHaveBeenCalledWith(mistake)
  expect(other).toHaveBeenCalledTimes(1)
})
