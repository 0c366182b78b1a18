import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { ref, shallowRef } from 'vue'
import type { Incident, SloList } from '../../api/types'
import type { Resource } from '../../live/resource'
import { slosKey } from '../../slo/slos'
import { incident, secondsAgo } from '../../testing/samples'
import IncidentRows from './IncidentRows.vue'

const slos: Resource<SloList> = {
  data: shallowRef(),
  problem: ref(),
  loading: ref(true),
  reload: async () => undefined,
}

const rows = (...incidents: Incident[]) =>
  mount(IncidentRows, {
    props: { incidents },
    global: { provide: { [slosKey as symbol]: slos }, stubs: { RouterLink: RouterLinkStub } },
  })

it('says severity, what, where, since when, how badly and who has it', () => {
  const text = rows(incident()).text()
  for (const part of [
    'Page',
    '5.1% of events',
    'checkout',
    'began 22 Nov, 14:01:29 UTC',
    'noticed 22 Nov, 14:02:00 UTC',
    '51.2\u00d7',
    '31.8%',
    'Open',
  ]) {
    expect(text).toContain(part)
  }
})

it('links each row, whatever is in its id', () => {
  const link = rows(incident({ id: 'a/b ?' })).getComponent(RouterLinkStub)
  expect(link.props('to')).toBe('/i/a%2Fb%20%3F')
})

it.each([
  ['open', {}, 'Open', 'critical'],
  [
    'acknowledged',
    { state: 'acknowledged', acknowledgedBy: 'Ada' },
    'Acknowledged by Ada',
    'critical',
  ],
  ['recovering', { state: 'recovering' }, 'Recovering', 'recovering'],
  ['resolved', { state: 'resolved', resolvedAt: secondsAgo(1) }, 'Resolved', 'ok'],
] as const)('shows an incident that is %s in word and ink', (_state, differs, word, tone) => {
  const shown = rows(incident(differs))
  expect(shown.get('.state').text()).toBe(word)
  expect(shown.get('.badge').classes()).toContain(tone)
})

it('says when it stopped and when it closes, while it ends by itself', () => {
  const ending = incident({
    state: 'recovering',
    burning: [],
    recoveringSince: secondsAgo(60),
    closesAbout: secondsAgo(-120),
  })
  const text = rows(ending).text().replaceAll(/\s+/g, ' ')
  expect(text).toContain('No burn since 22 Nov, 14:07:20 UTC, closes about 22 Nov, 14:10:20 UTC if')
})

it('tells no burn of a promise that nobody watches', () => {
  const text = rows(incident({ figures: null })).text()
  expect(text).toContain('not watched')
  expect(text).not.toContain('burns ')
})

it('keeps text from outside text', () => {
  const evil = '<img src=x onerror="window.hit=1">'
  const shown = rows(incident({ summary: evil, service: evil }))
  expect(shown.find('img').exists()).toBe(false)
  expect(shown.text()).toContain(evil)
})

it('names the promise of what is over, and leaves the rest of the sentence to its page', () => {
  const summary = 'checkout: 24% of orders were bad for 5m, from 14:01 to 14:06'
  const over = incident({ state: 'resolved', resolvedAt: secondsAgo(1), summary })
  const shown = rows(over)
  expect(shown.get('strong').text()).toBe('24% of orders were bad for 5m')
  expect(shown.get('.what .secondary').text()).toContain(`checkout, ${over.slo}`)
})
