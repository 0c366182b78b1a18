import { expect, it } from 'vitest'
import { burns, slo, tiers } from '../testing/samples'
import { byTrouble, isUnwatched, needsEyes, secondsLeft, standing } from './standing'

const budget = (remaining: number) => ({ total: 100, spent: 100 * (1 - remaining), remaining })

it('sorts by what lasts shortest; what does not burn comes last', () => {
  const calm = slo({ displayName: 'calm', exhaustionOfRemaining: null })
  const days = slo({ displayName: 'days', exhaustionOfRemaining: '2d' })
  const hours = slo({ displayName: 'hours', exhaustionOfRemaining: '30h' })
  const gone = slo({ displayName: 'gone', exhaustionOfRemaining: '0s', state: 'exhausted' })
  expect(byTrouble([calm, days, hours, gone]).map((each) => each.displayName)).toEqual([
    'gone',
    'hours',
    'days',
    'calm',
  ])
})

it('sorts the equal by budget, then by name, and leaves the list it was given alone', () => {
  const list = [
    slo({ displayName: 'b', exhaustionOfRemaining: null, budget: budget(0.5) }),
    slo({ displayName: 'a', exhaustionOfRemaining: null, budget: budget(0.5) }),
    slo({ displayName: 'c', exhaustionOfRemaining: null, budget: budget(0.2) }),
  ]
  expect(byTrouble(list).map((each) => each.displayName)).toEqual(['c', 'a', 'b'])
  expect(list[0]!.displayName).toBe('b')
})

it('counts a budget that is gone as exhausted though nothing burns any more', () => {
  expect(secondsLeft(slo({ exhaustionOfRemaining: null, budget: budget(-0.5) }))).toBe(0)
  expect(secondsLeft(slo({ exhaustionOfRemaining: '-3h' }))).toBe(0)
})

it('puts what nobody watches after trouble and before what holds', () => {
  const list = [
    slo({ displayName: 'holds', exhaustionOfRemaining: '30h' }),
    slo({ displayName: 'silent', state: 'silent', exhaustionOfRemaining: null }),
    slo({ displayName: 'unmeasured', state: 'unmeasured', exhaustionOfRemaining: null }),
    slo({ displayName: 'spent', state: 'exhausted', exhaustionOfRemaining: '0s' }),
    slo({ displayName: 'page', state: 'burning', firing: tiers[0]! }),
  ]
  expect(byTrouble(list).map((each) => each.displayName)).toEqual([
    'spent',
    'page',
    'silent',
    'unmeasured',
    'holds',
  ])
})

it('sorts what burns by how fast, over the window that fires', () => {
  const list = [
    slo({ displayName: 'gone', state: 'exhausted', exhaustionOfRemaining: '0s', burn: burns() }),
    slo({ displayName: 'slow', state: 'burning', firing: tiers[0]!, burn: burns(90, 40, 15) }),
    slo({ displayName: 'fast', state: 'burning', firing: tiers[0]!, burn: burns(20, 30, 40) }),
  ]
  expect(byTrouble(list).map((each) => each.displayName)).toEqual(['fast', 'slow', 'gone'])
})

it('wants eyes on what burns, has little left or is not watched', () => {
  const low = slo({ displayName: 'low', budget: budget(0.19), exhaustionOfRemaining: null })
  expect(needsEyes(low)).toBe(true)
  expect(needsEyes(slo({ state: 'burning' }))).toBe(true)
  expect(needsEyes(slo({ state: 'silent' }))).toBe(true)
  expect(needsEyes(slo({ budget: budget(0.2) }))).toBe(false)
  const silent = slo({ displayName: 'silent', state: 'silent', exhaustionOfRemaining: null })
  expect(byTrouble([silent, low]).map((each) => each.displayName)).toEqual(['low', 'silent'])
})

it.each([
  ['a page', { firing: tiers[0]!, state: 'burning' }, { tone: 'critical', word: 'Page' }],
  ['a ticket', { firing: tiers[2]!, state: 'burning' }, { tone: 'warn', word: 'Ticket' }],
  ['what nothing matches', { state: 'unmeasured' }, { tone: 'unwatched', word: 'Not measured' }],
  ['silence', { state: 'silent' }, { tone: 'unwatched', word: 'Silent' }],
  ['a page in silence', { state: 'silent', firing: tiers[0]! }, { tone: 'critical', word: 'Page' }],
  ['odd counts', { state: 'invalid' }, { tone: 'unwatched', word: 'Does not add up' }],
  ['an empty budget', { state: 'exhausted' }, { tone: 'warn', word: 'Used up' }],
  ['peace', {}, { tone: 'ok', word: 'Holds' }],
] as const)('has a word for %s', (_what, differs, expected) =>
  expect(standing(slo(differs))).toEqual(expected),
)

it('knows what nobody watches', () => {
  expect(
    (['met', 'exhausted', 'invalid', 'unmeasured', 'silent'] as const).filter((state) =>
      isUnwatched({ state }),
    ),
  ).toEqual(['unmeasured', 'silent'])
})
