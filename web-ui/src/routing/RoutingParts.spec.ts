import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { routes } from '../testing/routes'
import RoutingParts from './RoutingParts.vue'

it('shows nothing that the file does not have', () => {
  const shown = mount(RoutingParts, { props: { routes: routes(), calendars: [] } })
  expect(shown.findAll('section')).toHaveLength(0)
})

it('shows calendars with what is wrong, intervals, inhibition and what has no effect', () => {
  const shown = mount(RoutingParts, {
    props: {
      routes: routes({
        timeIntervals: [
          { name: 'nights', inside: true, until: '2026-03-01T06:00:00Z' },
          { name: 'never', inside: false, until: null },
        ],
        inhibitRules: [
          {
            sources: ['alertname="HostDown"'],
            targets: ['severity="page"'],
            equal: ['zone'],
            place: { file: 'routing.yaml', line: 30 },
          },
        ],
        warnings: ['routing.yaml:40:3: telegram_configs is not supported'],
      }),
      calendars: [{ calendar: 'payments', people: ['ada'], fetchedAt: null, problem: 'HTTP 503' }],
    },
  })
  expect(shown.text()).toContain('ada (payments)')
  expect(shown.text()).toContain('not fetched yet')
  expect(shown.text()).toContain('HTTP 503')
  expect(shown.text()).toContain('now inside, until')
  expect(shown.text()).toContain('now outside, and for the next year')
  expect(shown.text()).toContain('alertname="HostDown"')
  expect(shown.text()).toContain('routing.yaml:30')
  expect(shown.text()).toContain('telegram_configs is not supported')
})
