import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import HeadroomBar from './HeadroomBar.vue'
import { headroomParts } from './headroom'

describe('headroomParts', () => {
  it('leaves an untouched budget hatched up to the tick', () => {
    const parts = headroomParts(0)
    expect(parts.used).toBe(0)
    expect(parts.left).toBeCloseTo(parts.tick)
  })

  it('fills up to the tick, no further, when all is used', () => {
    const parts = headroomParts(1)
    expect(parts.used).toBeCloseTo(parts.tick)
    expect(parts.left).toBeCloseTo(0)
  })

  it('sticks out past the tick when overspent', () => {
    const parts = headroomParts(1.1)
    expect(parts.used).toBeGreaterThan(parts.tick)
    expect(parts.left).toBe(0)
    expect(parts.offScale).toBe(false)
  })

  it('stops at the end of the bar and says so when far overspent', () => {
    expect(headroomParts(5)).toMatchObject({ used: 100, left: 0, offScale: true })
  })

  it('shows more than the whole budget as untouched', () => {
    expect(headroomParts(-0.2)).toEqual(headroomParts(0))
  })
})

describe('HeadroomBar', () => {
  const width = (bar: ReturnType<typeof mount>, part: string): number =>
    parseFloat(bar.get(`[data-part=${part}]`).attributes('width')!)

  it('says in words what it shows', () => {
    const bar = mount(HeadroomBar, { props: { used: 0.25, label: 'Error budget: 75.0% left' } })
    expect(bar.attributes()).toMatchObject({
      role: 'img',
      'aria-label': 'Error budget: 75.0% left',
    })
    expect(width(bar, 'left')).toBeCloseTo(3 * width(bar, 'used'))
  })

  it('marks what is off the scale', () => {
    const bar = mount(HeadroomBar, { props: { used: 3, label: '' } })
    expect(bar.find('[data-part=off-scale]').exists()).toBe(true)
    expect(width(bar, 'used')).toBe(100)
  })

  it('hatches each bar with a pattern of its own', () => {
    const pair = {
      components: { HeadroomBar },
      template: '<p><HeadroomBar :used="0" label="a" /><HeadroomBar :used="0" label="b" /></p>',
    }
    const ids = mount(pair)
      .findAll('pattern')
      .map((pattern) => pattern.attributes('id'))
    expect(new Set(ids).size).toBe(2)
  })
})
