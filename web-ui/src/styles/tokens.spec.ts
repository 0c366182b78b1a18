import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, distance, visions } from '../testing/colour'

const css = readFileSync('src/styles/tokens.css', 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
)
const themes = ['light', 'dark'] as const
const backgrounds = ['bg', 'surface', 'raised']

describe.each(themes)('%s theme', (theme) => {
  const colour = (name: string): string => tokens.get(name)![theme]

  it.each([
    'text',
    'secondary',
    'faint',
    'accent',
    'ok-text',
    'warn-text',
    'critical-text',
    'info',
  ])('text in %s can be read on every background', (name) => {
    for (const background of backgrounds) {
      expect(contrast(colour(name), colour(background)), background).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each([
    ['warn-on', 'warn-fill'],
    ['critical-on', 'critical-fill'],
    ['surface', 'text'],
  ])('%s can be read on %s', (ink, fill) => {
    expect(contrast(colour(ink), colour(fill))).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    'control',
    'ok-mark',
    'critical-fill',
    'warn-text',
    'info',
    'accent',
    'objective',
    'series-1',
    'series-2',
    'series-3',
    'series-4',
    'series-5',
    'series-6',
  ])('the shape in %s stands out from the surface', (name) =>
    expect(contrast(colour(name), colour('surface'))).toBeGreaterThanOrEqual(3),
  )

  const pairs = (names: string[]): [string, string][] =>
    names.flatMap((one, at) => names.slice(at + 1).map((other): [string, string] => [one, other]))
  const closest = (names: string[], vision: keyof typeof visions): number =>
    Math.min(
      ...pairs(names).map(([one, other]) => distance(colour(one), colour(other), visions[vision]!)),
    )

  it.each(Object.keys(visions))('series stay apart in %s vision', (vision) => {
    const series = [1, 2, 3, 4, 5, 6].map((each) => `series-${each}`)
    expect(closest(series, vision)).toBeGreaterThanOrEqual({ light: 15.6, dark: 18.5 }[theme])
  })

  it('percentiles stand out from the surface, the rarer the more', () => {
    const steps = ['p50', 'p99', 'p999'].map((step) => contrast(colour(step), colour('surface')))
    expect(steps[0]).toBeGreaterThanOrEqual(3)
    expect(steps[1]! / steps[0]!).toBeGreaterThan(1.5)
    expect(steps[2]! / steps[1]!).toBeGreaterThan(1.5)
  })

  it.each(Object.keys(visions))('percentiles stay apart in %s vision', (vision) => {
    expect(closest(['p50', 'p99', 'p999'], vision)).toBeGreaterThanOrEqual(13)
  })

  it.each(Object.keys(visions))('marks of state stay apart in %s vision', (vision) => {
    expect(closest(['ok-mark', 'warn-fill', 'critical-fill'], vision)).toBeGreaterThanOrEqual(13.4)
  })
})

it('measures contrast and distance as their sources do', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(distance('#000000', '#ffffff', visions.normal!)).toBeCloseTo(100, 1)
  expect(distance('#ff0000', '#ff0000', visions.protan!)).toBe(0)
})
