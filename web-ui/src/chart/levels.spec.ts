import { expect, it } from 'vitest'
import { levelNames } from './levels'

const room = { start: 0, end: 200, bottom: 100, across: 10, down: 13 }

it('stands above its level', () => {
  const names = [
    { y: 60, width: 40 },
    { y: 20, width: 80 },
  ]
  expect(levelNames(names, room)).toEqual([
    { x: 0, end: 40, y: 60 },
    { x: 0, end: 80, y: 20 },
  ])
})

it('shares a row with the one above where there is no room for two', () => {
  const names = [
    { y: 24, width: 40 },
    { y: 20, width: 80 },
    { y: 26, width: 30 },
  ]
  expect(levelNames(names, room)).toEqual([
    { x: 90, end: 130, y: 20 },
    { x: 0, end: 80, y: 20 },
    { x: 140, end: 170, y: 20 },
  ])
})

it('goes below where the row is full, and stays inside', () => {
  const names = [
    { y: 95, width: 150 },
    { y: 97, width: 150 },
  ]
  expect(levelNames(names, room)).toEqual([
    { x: 0, end: 150, y: 95 },
    { x: 0, end: 150, y: 100 },
  ])
})
