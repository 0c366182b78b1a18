import { expect, it } from 'vitest'
import { found } from './fuzzy'

const labels = (...all: string[]): { label: string }[] => all.map((label) => ({ label }))

it('wants every letter in order', () => {
  expect(found('chk', labels('checkout', 'search'))).toEqual(labels('checkout'))
  expect(found('kc', labels('checkout'))).toEqual([])
})

it('puts letters that stand together first', () => {
  expect(found('log', labels('link of today, going', 'Logs'))[0]!.label).toBe('Logs')
})

it('finds a word though its first letter stands earlier too', () => {
  const all = labels('Feature store is slow', 'UTC or local time, switched', 'Promises (SLOs)')
  expect(found('slo', all)[0]!.label).toBe('Promises (SLOs)')
})

it('keeps the order while nothing is typed', () => {
  expect(found(' ', labels('b', 'a'))).toEqual(labels('b', 'a'))
})
