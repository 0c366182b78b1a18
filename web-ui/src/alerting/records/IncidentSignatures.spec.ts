import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { api } from '../../api/client'
import { createHub, liveKey } from '../../live/live'
import { incident, logSignatures, secondsAgo, signatureGroup } from '../../testing/samples'
import IncidentSignatures from './IncidentSignatures.vue'

let last: VueWrapper | undefined
afterEach(() => last?.unmount())

const tab = (): VueWrapper =>
  (last = mount(IncidentSignatures, {
    props: {
      incident: incident({
        beganAt: secondsAgo(480),
        resolvedAt: secondsAgo(0),
        state: 'resolved',
      }),
    },
    global: {
      provide: { [liveKey as symbol]: createHub().live },
      stubs: { RouterLink: { template: '<a><slot /></a>' } },
    },
  }))

it('marks what was not said in as long a time before the onset', async () => {
  const ask = vi
    .spyOn(api, 'logSignatures')
    .mockResolvedValueOnce(logSignatures())
    .mockResolvedValueOnce(logSignatures({ groups: [] }))
  const shown = tab()
  await flushPromises()
  const spans = ask.mock.calls.map(([, from, to]) => [from, to])
  expect(spans).toEqual([
    [Date.parse(secondsAgo(600)), Date.parse(secondsAgo(0))],
    [Date.parse(secondsAgo(1090)), Date.parse(secondsAgo(490))],
  ])
  expect(shown.get('summary').text()).toContain('new since it began')
  expect(shown.text()).toContain('not said in the 10 min before it began')
  expect(shown.text()).toContain('last match 3 min ago')
})

it('does not mark what was said ahead of the onset, though not before that', async () => {
  const ahead = signatureGroup({ signature: 'ahead', first: secondsAgo(500) })
  vi.spyOn(api, 'logSignatures').mockImplementation((_query, from, to) =>
    Promise.resolve(
      logSignatures({
        groups: [ahead, signatureGroup({ first: secondsAgo(485) })].filter(
          ({ first }) => from <= Date.parse(first) && Date.parse(first) < to,
        ),
      }),
    ),
  )
  const shown = tab()
  await flushPromises()
  const marks = shown.findAll('summary').map((row) => row.text().includes('new since it began'))
  expect(marks).toEqual([false, true])
})

it('marks nothing where not all that was said before is known', async () => {
  vi.spyOn(api, 'logSignatures')
    .mockResolvedValueOnce(logSignatures())
    .mockResolvedValueOnce(logSignatures({ groups: [], cut: true }))
  const shown = tab()
  await flushPromises()
  expect(shown.get('summary').text()).not.toContain('new')
  expect(shown.text()).toContain('what is new is not known')
})
