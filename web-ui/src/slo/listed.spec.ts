import { expect, it } from 'vitest'
import { slo, tiers } from '../testing/samples'
import { chosenSlos, rowsBeforeFold, worstFirst } from './listed'

const holds = (name: string) => slo({ name, displayName: name, service: 'search' })
const pages = slo({ name: 'pages', displayName: 'Orders', state: 'burning', firing: tiers[0]! })
const silent = slo({ name: 'silent', displayName: 'Mails', service: 'mail', state: 'silent' })
const all = [{ ...holds('a'), owner: 'team-seldom' }, holds('b'), pages, silent, holds('c')]
const choice = { text: '', service: '', state: '' }
const names = (list: { name: string }[]) => list.map(({ name }) => name)

it.each([
  [{}, ['a', 'b', 'pages', 'silent', 'c']],
  [{ text: 'ORDERS' }, ['pages']],
  [{ text: 'search seldom' }, ['a']],
  [{ service: 'mail' }, ['silent']],
  [{ state: 'Holds' }, ['a', 'b', 'c']],
  [{ state: 'Page', service: 'mail' }, []],
  [{ state: 'nonsense' }, ['a', 'b', 'pages', 'silent', 'c']],
])('chooses by %j', (differs, expected) =>
  expect(names(chosenSlos(all, { ...choice, ...differs }))).toEqual(expected),
)

it('shows the worst and counts the rest', () => {
  const { shown, counted } = worstFirst(all, 2)
  expect(names(shown)).toEqual(['pages', 'silent'])
  expect(counted).toEqual([{ state: 'Holds', words: '3 hold' }])
})

it('counts each standing of the rest, the worst first', () =>
  expect(worstFirst([...all, silent], 1).counted.map(({ words }) => words)).toEqual([
    '2 more are silent',
    '3 hold',
  ]))

it('counts nothing where all is shown', () => expect(worstFirst(all, 5).counted).toEqual([]))

it('folds what needs no eyes where there are many', () => {
  const many = (burning: number, holding: number) => [
    ...Array.from({ length: burning }, () => pages),
    ...Array.from({ length: holding }, (_, at) => holds(`${at}`)),
  ]
  expect(rowsBeforeFold(many(3, 10), 50)).toBe(13)
  expect(rowsBeforeFold(many(12, 188), 50)).toBe(12)
  expect(rowsBeforeFold(many(0, 200), 50)).toBe(10)
  expect(rowsBeforeFold(many(90, 110), 50)).toBe(50)
})
