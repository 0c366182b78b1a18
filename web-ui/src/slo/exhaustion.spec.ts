import { expect, it } from 'vitest'
import { paceNote, paceWords, restWords } from './exhaustion'

const of = (
  exhaustionOfRemaining: string | null,
  exhaustionAtPace: string | null,
  remaining: number | null = 0.5,
) => ({
  remaining,
  paceWindow: '1h',
  exhaustionOfRemaining,
  exhaustionAtPace,
})

it('says both exhaustion times in words', () => {
  const burning = of('4h28m10s', '14h3m')
  expect([restWords(burning), paceWords(burning), paceNote(burning)]).toEqual([
    '4 h 28 min',
    '14 h 3 min',
    'at the pace of the last 1h',
  ])
})

it('does not promise a time while nothing burns', () => {
  const calm = of(null, null)
  expect([restWords(calm), paceWords(calm), paceNote(calm)]).toEqual([
    'not burning',
    '\u2013',
    'nothing burns over 1h',
  ])
})

it('knows nothing where nothing was measured', () => {
  const unmeasured = of(null, null, null)
  expect([restWords(unmeasured), paceWords(unmeasured), paceNote(unmeasured)]).toEqual([
    '\u2013',
    '\u2013',
    'nothing is measured over 1h',
  ])
})

it('says no time beyond the window, after which old bad events count no more', () => {
  const slow = { ...of('100h', '200h'), window: '168h' }
  expect([restWords(slow), paceWords(slow)]).toEqual(['over 7 d', 'over 7 d'])
  const fast = { ...of('80h', '160h'), window: '168h' }
  expect([restWords(fast), paceWords(fast)]).toEqual(['3 d 8 h', '6 d 16 h'])
})

it('says when nothing is left', () => {
  expect(restWords(of('0s', '1h'))).toBe('used up')
  expect(restWords(of('-2h', '1h'))).toBe('used up')
})
