import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { routes } from '../testing/routes'
import RouteTree from './RouteTree.vue'

it('shows each route with where it leads, when, and where it is written', () => {
  const shown = mount(RouteTree, { props: { routes: routes(), tried: false } })
  const [root, pages] = shown.findAll('li')
  expect(root!.text()).toContain('everything')
  expect(pages!.text()).toContain('severity="page"')
  expect(pages!.text()).toContain('pager')
  expect(pages!.text()).toContain('not told within nights')
  expect(pages!.text()).toContain('second-line after 10m')
  expect(pages!.text()).toContain('routing.yaml:5')
  expect(shown.findAll('[aria-current]')).toHaveLength(0)
})

it('marks the way of an alert that is tried, and where it ends', () => {
  const taken = [{ receiver: 'pager', inShadow: false, groupLabels: {}, muted: null, node: 1 }]
  const shown = mount(RouteTree, { props: { routes: routes({ taken }), tried: true } })
  const [root, pages] = shown.findAll('li')
  expect(root!.classes()).toContain('way')
  expect(root!.attributes('aria-current')).toBeUndefined()
  expect(pages!.attributes('aria-current')).toBe('true')
  expect(pages!.text()).toContain('taken')
})

it('says that it is within a time interval', () => {
  const timeIntervals = [{ name: 'nights', inside: true, until: null }]
  const shown = mount(RouteTree, { props: { routes: routes({ timeIntervals }), tried: false } })
  expect(shown.text()).toContain('not told within nights (now inside)')
})
