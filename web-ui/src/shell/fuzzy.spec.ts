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

it('keeps the order while nothing is typed', () => {
  expect(found(' ', labels('b', 'a'))).toEqual(labels('b', 'a'))
})
