import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { api } from '../api/client'
import type { LogSignatures } from '../api/types'
import { createHub, liveKey } from '../live/live'
import { logSignatures, secondsAgo, signatureGroup } from '../testing/samples'
import SignatureList from './SignatureList.vue'

let last: VueWrapper | undefined
afterEach(() => last?.unmount())

const list = (signatures: LogSignatures, differs = {}): VueWrapper =>
  (last = mount(SignatureList, {
    props: { signatures, query: 'level:error', from: 'now-15m', to: 'now', ...differs },
    global: {
      provide: { [liveKey as symbol]: createHub().live },
      stubs: { RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' } },
    },
  }))

it('tells each kind of line once, with how many, how bad and when last', () => {
  const varies = signatureGroup({ signature: 'b', text: 'took <*> ms', severity: 'INFO', count: 1 })
  const shown = list(logSignatures({ groups: [signatureGroup(), varies] }))
  const [first, second] = shown.findAll('summary')
  expect(first!.text()).toContain('ERROR')
  expect(first!.text()).toContain('lookup failed: shard 11: connection refused')
  expect(first!.text()).toContain('30×')
  expect(first!.text()).toContain('last 3 min ago')
  expect(first!.get('svg:not(.mark) path:last-child').attributes('d')).toContain('v-20.0')
  expect(second!.get('.text .faint').text()).toBe('<*>')
})

it('says so where a kind of line has nothing to read', () => {
  const empty = signatureGroup({ signature: '', text: '' })
  const shown = list(logSignatures({ groups: [empty] }))
  expect(shown.get('summary .text .faint').text()).toBe('(empty)')
})

it('opens to its newest lines, and the way to all of them', async () => {
  const ask = vi.spyOn(api, 'logPage').mockResolvedValue({
    records: [],
    cursor: null,
    partial: false,
    freshness: { newest: secondsAgo(2), ageSeconds: 2 },
  })
  const shown = list(logSignatures())
  expect(ask).not.toHaveBeenCalled()
  const details = shown.get('details')
  ;(details.element as HTMLDetailsElement).open = true
  await details.trigger('toggle')
  await flushPromises()
  const query = 'level:error AND "lookup failed: shard 11: connection refused"'
  expect(ask.mock.calls[0]?.slice(0, 4)).toEqual([
    query,
    Date.parse(secondsAgo(400)),
    Date.parse(secondsAgo(180)) + 1,
    5,
  ])
  expect(new URLSearchParams(shown.get('details a').attributes('href')!.slice(6)).get('q')).toBe(
    query,
  )
})

it('says what it leaves out', () => {
  const groups = [signatureGroup(), signatureGroup({ signature: 'b', count: 7 })]
  const whole = list(logSignatures({ groups }))
  expect(whole.text()).not.toContain('other signature')
  expect(whole.text()).not.toContain('newest')
  whole.unmount()
  const cut = list(
    logSignatures({
      groups,
      others: { groups: 2, lines: 3 },
      matched: 20_000,
      examined: 10_000,
      cut: true,
      examinedFrom: secondsAgo(300),
      partial: true,
      partialReason: 'the search took longer than it may',
    }),
    { shown: 1 },
  )
  expect(cut.findAll('summary')).toHaveLength(1)
  expect(cut.text()).toContain('and 10 lines of 3 other signatures')
  expect(cut.text()).toContain('Only the newest 10,000 of 20,000 matching lines')
  expect(cut.text()).toContain('the search took longer than it may')
})

it('marks what was not said before', () => {
  const groups = [signatureGroup(), signatureGroup({ signature: 'b' })]
  const shown = list(logSignatures({ groups }), { news: new Set(['b']) })
  const marked = shown.findAll('summary').map((each) => each.text().includes('new since it began'))
  expect(marked).toEqual([false, true])
})

it('says so where nothing matches', () => {
  expect(list(logSignatures({ groups: [], matched: 0, examined: 0 })).text()).toContain('No line')
})
