import { describe, expect, it } from 'vitest'
import {
  calendarDay,
  clockTime,
  fullMoment,
  lineTime,
  localZone,
  moment,
  otherClock,
  readMoment,
  writtenMoment,
} from './format'

// The tests run in Europe/Berlin: clocks go forward on 29 March 2026 at 01:00 UTC and back on 25
// October at 01:00 UTC.

it('runs in the zone the expectations are written for', () =>
  expect(localZone()).toBe('Europe/Berlin'))

describe('clockTime', () => {
  it('writes 24 hours with the zone', () => {
    expect(clockTime('2026-11-22T00:05:09Z', 'utc')).toBe('00:05:09 UTC')
    expect(clockTime('2026-11-22T13:05:09Z', 'local')).toBe('14:05:09 UTC+1')
  })

  it('writes milliseconds where they are wanted, and cuts what is finer', () => {
    expect(clockTime('2026-11-22T13:05:09.0429Z', 'local', true)).toBe('14:05:09.042 UTC+1')
    expect(clockTime('2026-11-22T13:05:09Z', 'utc', true)).toBe('13:05:09.000 UTC')
  })

  it('tells the two 02:30s of the night in which clocks go back apart', () => {
    expect(clockTime('2026-10-25T00:30:00Z', 'local')).toBe('02:30:00 UTC+2')
    expect(clockTime('2026-10-25T01:30:00Z', 'local')).toBe('02:30:00 UTC+1')
  })

  it('has no 02:30 in the night in which they go forward', () => {
    expect(clockTime('2026-03-29T00:59:59Z', 'local')).toBe('01:59:59 UTC+1')
    expect(clockTime('2026-03-29T01:00:00Z', 'local')).toBe('03:00:00 UTC+2')
  })
})

describe('moment', () => {
  const now = Date.parse('2026-11-22T00:30:00Z')

  it('leaves the day out today, in the zone shown', () => {
    expect(moment('2026-11-21T23:59:00Z', 'local', now)).toBe('00:59:00 UTC+1')
    expect(moment('2026-11-21T23:59:00Z', 'utc', now)).toBe('21 Nov, 23:59:00 UTC')
  })

  it('names the year only if it is another', () => {
    expect(moment('2025-12-31T12:00:00Z', 'utc', now)).toBe('31 Dec 2025, 12:00:00 UTC')
  })
})

describe('lineTime', () => {
  it('leaves the day out today, in the zone shown', () => {
    const at = '2026-11-21T23:30:00.007Z'
    expect(lineTime(at, 'utc', '21 Nov 2026')).toBe('23:30:00.007')
    expect(lineTime(at, 'local', '22 Nov 2026')).toBe('00:30:00.007')
    expect(lineTime(at, 'local', '21 Nov 2026')).toBe('22 Nov 00:30:00.007')
  })

  it('the same day of another year is another day', () => {
    expect(lineTime('2025-11-22T12:00:00Z', 'utc', '22 Nov 2026')).toBe('22 Nov 12:00:00.000')
  })

  it('every day is as wide as every other', () => {
    const length = (at: string) => lineTime(at, 'utc', '').length
    expect(length('2026-09-01T00:00:00Z')).toBe(length('2026-11-30T00:00:00Z'))
  })
})

it('writes day and clock in full', () => {
  expect(fullMoment('2026-11-22T23:30:00Z', 'utc')).toBe('22 Nov 2026, 23:30:00 UTC')
  expect(calendarDay('2026-11-22T23:30:00Z', 'local')).toBe('23 Nov 2026')
})

it('shows the other clock beside the chosen one', () => {
  expect(otherClock('2026-11-22T13:05:09Z', 'utc')).toBe('14:05:09 UTC+1')
  expect(otherClock('2026-11-22T13:05:09Z', 'local')).toBe('13:05:09 UTC')
})

it('a written moment is read back, on the night that has two half past twos as well', () => {
  for (const text of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-09-09T12:00:00Z']) {
    const instant = Date.parse(text)
    for (const zone of ['utc', 'local'] as const)
      expect(readMoment(writtenMoment(instant, zone), zone)).toBe(instant)
  }
  expect(writtenMoment('2026-10-25T00:30:00Z', 'local')).toBe('2026-10-25 02:30:00 UTC+2')
  expect(writtenMoment('2026-10-25T01:30:00Z', 'local')).toBe('2026-10-25 02:30:00 UTC+1')
})

it('a moment may be short, and must make sense', () => {
  expect(readMoment('2026-11-22 12:05', 'utc')).toBe(Date.parse('2026-11-22T12:05:00Z'))
  expect(readMoment('2026-11-22 12:05', 'local')).toBe(Date.parse('2026-11-22T11:05:00Z'))
  expect(readMoment('2026-11-22 25:00', 'utc')).toBeUndefined()
  expect(readMoment('yesterday', 'utc')).toBeUndefined()
})

it('a day alone is its midnight in the zone shown', () => {
  expect(readMoment('2026-11-29', 'utc')).toBe(Date.parse('2026-11-29T00:00:00Z'))
  expect(readMoment('2026-11-29', 'local')).toBe(Date.parse('2026-11-28T23:00:00Z'))
  expect(readMoment(' 2026-07-01 ', 'local')).toBe(Date.parse('2026-06-30T22:00:00Z'))
  expect(readMoment('2026-11-29 UTC', 'local')).toBe(Date.parse('2026-11-29T00:00:00Z'))
  expect(readMoment('2026-02-30x', 'utc')).toBeUndefined()
})

it('what names no zone is of the zone shown, however precise it is', () => {
  const text = '2026-11-29T12:05:00.250'
  expect(readMoment(text, 'utc')).toBe(Date.parse(`${text}Z`))
  expect(readMoment(text, 'local')).toBe(Date.parse(`${text}+01:00`))
  for (const zone of ['utc', 'local'] as const)
    expect(readMoment(`${text}+05:30`, zone)).toBe(Date.parse(`${text}+05:30`))
})
