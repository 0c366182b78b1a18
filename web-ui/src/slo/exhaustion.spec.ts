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

it('says when nothing is left', () => {
  expect(restWords(of('0s', '1h'))).toBe('used up')
  expect(restWords(of('-2h', '1h'))).toBe('used up')
})
