import { expect, it } from 'vitest'
import { ApiProblem } from '../../api/problem'
import { liveBlockResult } from '../../testing/samples'
import { blockState, blockTitle, expectationState, expectationUnit, isCutValue } from './liveBlocks'

it('is named by what it shows and over which time', () => {
  expect(blockTitle({ live: 'logs', range: '-15m' })).toBe('Logs, last 15 min')
  expect(blockTitle({ live: 'percentiles', range: '-2h..+10m' })).toBe('Percentiles, last 2 h')
  expect(blockTitle({ live: 'slo' })).toBe('Promise')
  expect(blockTitle({ live: 'dance', range: '-soon' })).toBe('Live, last soon')
})

it('says why nothing is shown', () => {
  const problem = new ApiProblem('Not ready', 'Replaying', 503, 'req-9')
  expect(blockState(undefined, undefined).word).toBe('loading')
  expect(blockState(undefined, problem)).toMatchObject({
    word: 'not loaded',
    problem: 'Not ready: Replaying',
  })
  expect(blockState(liveBlockResult(), problem).word).toBe('not refreshed')
  expect(
    blockState(liveBlockResult({ state: 'timeout', problem: 'two seconds' }), undefined),
  ).toEqual({ tone: 'warn', word: 'took too long', problem: 'two seconds' })
})

it('knows met from not met from unknown', () => {
  const text = '< 0.2'
  expect(expectationState({ text, met: true, value: 0.12 }, 's')).toEqual({
    tone: 'ok',
    word: 'Met',
    detail: 'is 120 ms, expected < 200 ms',
  })
  expect(expectationState({ text, met: false, value: 0.52 })).toMatchObject({
    tone: 'warn',
    word: 'Not met',
  })
  expect(expectationState({ text, met: null, value: null })).toMatchObject({
    tone: 'none',
    word: 'Unknown',
    detail: 'nothing measured, expected < 0.2',
  })
  expect(expectationState(null)).toBeUndefined()
})

it('says where a value is cut off by the last bucket', () => {
  const cut = { text: '< 0.5', met: null, value: 0.25 }
  expect(expectationState(cut, 's', true)).toMatchObject({
    word: 'Unknown',
    detail: 'is \u2265 250 ms, expected < 500 ms',
  })
  expect(isCutValue(liveBlockResult({ kind: 'value' }))).toBe(false)
})

it('tells a value in the unit of the block, else in that of the data', () => {
  const value = liveBlockResult({
    kind: 'value',
    percentiles: {
      metric: 'checkout_duration_seconds',
      unit: 's',
      from: '',
      to: '',
      series: 1,
      kinds: ['hdr'],
      approximate: false,
      errorBound: 0,
      freshness: { newest: null, ageSeconds: null },
      points: [],
    },
  })
  expect(expectationUnit({}, value)).toBe('s')
  expect(expectationUnit({ unit: 'ms' }, value)).toBe('ms')
  expect(expectationUnit({}, liveBlockResult({ kind: 'logs' }))).toBe('')
  expect(expectationState({ text: '<= 5', met: true, value: 3 }, 'ms')?.detail).toBe(
    'is 3 ms, expected <= 5 ms',
  )
})

it('leaves what is expected of log lines as it is written', () => {
  expect(expectationState({ text: 'none', met: false, value: 3 })?.detail).toBe(
    'is 3, expected none',
  )
})
