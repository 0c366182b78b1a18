import { expect, it } from 'vitest'
import { legTimeWords, drillTone, drillWords } from './runs'

it('only a drill that passed is well, and only one that failed is critical', () => {
  const results = ['passed', 'failed', 'interrupted', 'running'] as const
  expect(results.map((result) => drillTone({ result, reason: '' }))).toEqual([
    'ok',
    'critical',
    'warn',
    'none',
  ])
})

it('a drill that passed says if its page was not in time', () => {
  const reason = 'The first receiver had the page after 51s; in time is 40s.'
  const passed = { result: 'passed', missed: null } as const
  expect(drillWords({ ...passed, reason })).toBe(`Passed. ${reason}`)
  expect(drillTone({ ...passed, reason })).toBe('warn')
  expect(drillWords({ ...passed, reason: '' })).toBe('Passed')
})

it('a drill that failed says at which leg and why', () => {
  const reason = 'Nobody acknowledged the page in time.'
  expect(drillWords({ result: 'failed', missed: 'acknowledged', reason })).toBe(
    `Failed at ‘acknowledged’. ${reason}`,
  )
  expect(drillWords({ result: 'failed', missed: null, reason: 'It could not begin.' })).toBe(
    'Failed. It could not begin.',
  )
  expect(
    drillWords({ result: 'interrupted', missed: null, reason: 'The server was started again.' }),
  ).toBe('Interrupted. The server was started again.')
})

it('a leg stands beside theory where theory says something', () => {
  const leg = { leg: 'alert', limitMillis: 72_000, late: false } as const
  expect(legTimeWords({ ...leg, tookMillis: 52_130, expectedMillis: 51_840 })).toBe(
    '52.1 s of 51.8 s',
  )
  expect(legTimeWords({ ...leg, tookMillis: null, expectedMillis: 51_840 })).toBe(
    '\u2013 of 51.8 s',
  )
  expect(legTimeWords({ ...leg, tookMillis: 140, expectedMillis: 0 })).toBe('140 ms')
})
