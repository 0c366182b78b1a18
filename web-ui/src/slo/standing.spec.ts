import { expect, it } from 'vitest'
import { slo, tiers } from '../testing/samples'
import { byExhaustion, secondsLeft, standing } from './standing'

const budget = (remaining: number) => ({ total: 100, spent: 100 * (1 - remaining), remaining })

it('sorts by what lasts shortest; what does not burn comes last', () => {
  const calm = slo({ displayName: 'calm', exhaustionOfRemaining: null })
  const days = slo({ displayName: 'days', exhaustionOfRemaining: '2d' })
  const hours = slo({ displayName: 'hours', exhaustionOfRemaining: '30h' })
  const gone = slo({ displayName: 'gone', exhaustionOfRemaining: '0s', budget: budget(-0.1) })
  expect(byExhaustion([calm, days, hours, gone]).map((each) => each.displayName)).toEqual([
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
  expect(byExhaustion(list).map((each) => each.displayName)).toEqual(['c', 'a', 'b'])
  expect(list[0]!.displayName).toBe('b')
})

it('counts a budget that is gone as exhausted though nothing burns any more', () => {
  expect(secondsLeft(slo({ exhaustionOfRemaining: null, budget: budget(-0.5) }))).toBe(0)
  expect(secondsLeft(slo({ exhaustionOfRemaining: '-3h' }))).toBe(0)
})

it.each([
  ['a page', { firing: tiers[0]! }, { tone: 'critical', word: 'Page' }],
  ['a ticket', { firing: tiers[2]! }, { tone: 'warn', word: 'Ticket' }],
  [
    'no data',
    { freshness: { newest: null, ageSeconds: null } },
    { tone: 'none', word: 'No data yet' },
  ],
  ['silence', { frozen: true }, { tone: 'none', word: 'Silent' }],
  ['a page in silence', { frozen: true, firing: tiers[0]! }, { tone: 'critical', word: 'Page' }],
  ['an empty budget', { budget: budget(0) }, { tone: 'warn', word: 'Used up' }],
  ['peace', {}, { tone: 'ok', word: 'Holds' }],
])('has a word for %s', (_what, differs, expected) =>
  expect(standing(slo(differs))).toEqual(expected),
)
