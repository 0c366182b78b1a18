import { beforeEach, describe, expect, it } from 'vitest'
import { fault, incident, sampleNow, secondsAgo } from '../testing/samples'
import { begin, follow, giveUp, isOpen, look, name, pick, round, scoreOf } from './round'

const broken = fault({ name: 'errors', since: secondsAgo(100), hidden: true })
const page = incident({ startedAt: secondsAgo(80) })

beforeEach(() => {
  round.value = undefined
  localStorage.clear()
})

describe('a round', () => {
  it('breaks one of those that are whole', () => {
    const faults = [broken, fault({ name: 'latency' }), fault({ name: 'celebrity' })]
    expect(pick(faults, () => 0)?.name).toBe('latency')
    expect(pick(faults, () => 0.99)?.name).toBe('celebrity')
    expect(pick([broken], () => 0.5)).toBeUndefined()
  })

  it('is open until the right name is said', () => {
    begin(broken)
    expect(name('latency', sampleNow - 50_000)).toBe(false)
    expect(name('latency', sampleNow - 45_000)).toBe(false)
    expect(isOpen(round.value!)).toBe(true)
    expect(name('errors', sampleNow - 40_000)).toBe(true)
    expect(isOpen(round.value!)).toBe(false)
    expect(round.value).toMatchObject({ wrong: ['latency'], namedAt: sampleNow - 40_000 })
  })

  it('is remembered by the browser', () => {
    begin(broken)
    expect(JSON.parse(localStorage.getItem('headroom.round')!)).toEqual(round.value)
  })

  it('that began elsewhere is joined, once', () => {
    follow([broken], sampleNow)
    expect(round.value).toMatchObject({ fault: 'errors', wrong: [] })
    name('latency', sampleNow)
    follow([broken], sampleNow)
    expect(round.value?.wrong).toEqual(['latency'])
  })

  it('is over when the fault is, found or not', () => {
    begin(broken)
    follow([{ ...broken, since: null, hidden: false }], sampleNow)
    expect(round.value).toMatchObject({ stoppedAt: sampleNow, givenUp: true })
    expect(name('errors', sampleNow)).toBe(false)
  })
})

describe('the score', () => {
  it('counts from the fault to the page, to the look, to the name, to the end', () => {
    begin(broken)
    look(sampleNow - 70_000)
    look(sampleNow - 60_000)
    name('errors', sampleNow - 30_000)
    follow([{ ...broken, since: null, hidden: false }], sampleNow - 20_000)
    expect(scoreOf(round.value!, [page])).toEqual({ paged: 20, opened: 10, named: 70 })
    const over = { ...page, state: 'resolved' as const, resolvedAt: secondsAgo(5) }
    expect(scoreOf(round.value!, [over])).toEqual({ paged: 20, opened: 10, named: 70, closed: 15 })
  })

  it('is not that of what began before, nor of a ticket', () => {
    begin(broken)
    giveUp()
    const before = incident({ startedAt: secondsAgo(101) })
    const ticket = incident({ startedAt: secondsAgo(80), severity: 'ticket' })
    expect(scoreOf(round.value!, [before, ticket])).toEqual({})
  })
})
