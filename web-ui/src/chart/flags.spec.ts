import { expect, it } from 'vitest'
import { flagLabels } from './flags'

/** Ten units for each letter. */
const widthOf = (text: string): number => text.length * 10
const row = (flags: { x: number; label: string }[], start = 0) =>
  flagLabels({ flags, start, end: 400, before: 10, after: 10, widthOf })

it('labels stand beside their flags, whatever order these come in', () => {
  const flags = [
    { x: 200, label: 'fault' },
    { x: 0, label: 'deploy 1.4.3' },
  ]
  expect(row(flags)).toEqual([
    { text: 'deploy 1.4.3', x: 10 },
    { text: 'fault', x: 210 },
  ])
})

it('a label ends before the next flag and before the edge', () => {
  const flags = [
    { x: 0, label: 'deploy 1.4.3' },
    { x: 120, label: 'config 3.8.1' },
    { x: 260, label: 'deploy 1.4.4' },
  ]
  expect(row(flags)).toEqual([
    { text: 'deploy 1\u2026', x: 10 },
    { text: 'config 3.8.1', x: 130 },
    { text: 'deploy 1.4.4', x: 270 },
  ])
})

it('leaves out what would be less than a word', () => {
  expect(row([{ x: 0, label: 'deploy 1.4.3' }].concat({ x: 80, label: 'fault' }))).toEqual([
    { text: 'fault', x: 90 },
  ])
  expect(row([{ x: 310, label: 'deploy 1.4.3' }])).toEqual([{ text: 'deploy\u2026', x: 320 }])
})

it('writes nothing over what stands there already', () => {
  expect(row([{ x: 50, label: 'fault' }], 60)).toEqual([])
  expect(row([{ x: 70, label: 'fault' }], 60)).toEqual([{ text: 'fault', x: 80 }])
})

it('a label without room to its right stands to the left, where nothing else does', () => {
  expect(row([{ x: 380, label: 'fault' }])).toEqual([{ text: 'fault', x: 320 }])
  expect(row([{ x: 50, label: 'fault' }].concat({ x: 80, label: 'began' }))).toEqual([
    { text: 'began', x: 90 },
  ])
})

it('two at once are told on both sides', () => {
  const flags = [
    { x: 100, label: 'began' },
    { x: 100, label: 'fault' },
  ]
  expect(row(flags)).toEqual([
    { text: 'began', x: 40 },
    { text: 'fault', x: 110 },
  ])
})
