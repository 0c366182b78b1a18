import { expect, it } from 'vitest'
import { choices, earlierWindow, earlierWords } from './earlier'

const hour = 3_600_000
const day = 24 * hour
const to = Date.parse('2026-11-22T12:00:00Z')
const quarter = { from: to - hour / 4, to }
const cmps = (...input: Parameters<typeof choices>): string[] =>
  choices(...input).map(({ cmp }) => cmp)

it('is the stretch just before, or as long a one further back', () => {
  expect(earlierWindow(quarter, '')).toEqual({ from: to - hour / 2, to: to - hour / 4 })
  expect(earlierWindow(quarter, '1d')).toEqual({ from: to - hour / 4 - day, to: to - day })
})

it.each(['soon', '-1h', '0s', '5'])('%j says nothing', (cmp) => {
  expect(earlierWindow(quarter, cmp)).toEqual(earlierWindow(quarter, ''))
  expect(cmps(quarter, cmp, 0)).toEqual(['', '1h', '1d', '1w'])
})

it('is called by how far back it lies', () => {
  expect(earlierWords(quarter, '')).toBe('the 15 min before')
  expect(earlierWords(quarter, '7d')).toBe('a week before')
  expect(earlierWords(quarter, '2h30m')).toBe('2 h 30 min before')
})

it('offers what is kept', () => {
  expect(cmps(quarter, '', to - 2 * day)).toEqual(['', '1h', '1d'])
  expect(cmps(quarter, '', to - hour)).toEqual([''])
  expect(cmps(quarter, '', undefined)).toEqual([''])
})

it('offers no window that overlaps the chosen one or is the one just before', () => {
  expect(cmps({ from: to - hour, to }, '', 0)).toEqual(['', '1d', '1w'])
})

it('offers what the address says, whatever that is', () => {
  expect(cmps(quarter, '1w', to - day / 2)).toEqual(['', '1h', '1w'])
  expect(choices(quarter, '36h', undefined)).toEqual([
    { cmp: '', words: 'the 15 min before' },
    { cmp: '36h', words: '1 d 12 h before' },
  ])
})
