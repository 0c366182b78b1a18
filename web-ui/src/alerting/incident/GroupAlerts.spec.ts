import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { api } from '../../api/client'
import type { IncidentAlert } from '../../api/types'
import { createHub, liveKey } from '../../live/live'
import { incident } from '../../testing/samples'
import GroupAlerts from './GroupAlerts.vue'

const alert = (instance: string, state: IncidentAlert['state']): IncidentAlert => ({
  fingerprint: instance,
  state,
  labels: { alertname: 'Down', instance },
  annotations: { summary: `${instance} is down` },
  startsAt: '2026-03-01T03:07:00Z',
  endsAt: state === 'resolved' ? '2026-03-01T03:09:00Z' : null,
  generatorUrl: '',
})

afterEach(() => vi.restoreAllMocks())

async function shown(next: number | null) {
  vi.spyOn(api, 'incidentAlerts').mockResolvedValue({
    alerts: [alert('a', 'firing'), alert('b', 'resolved')],
    firing: 70,
    resolved: 1,
    next,
  })
  const group = { labels: { alertname: 'Down' }, firing: 70, resolved: 1 }
  const page = mount(GroupAlerts, {
    props: {
      incident: { ...incident(), group, timeline: [], deliveries: [], changes: [], steps: [] },
    },
    global: { provide: { [liveKey as symbol]: createHub().live } },
  })
  await flushPromises()
  return page
}

it('lists the alerts by what they do not share', async () => {
  const rows = (await shown(null)).findAll('tbody tr').map((row) => row.text())
  expect(rows[0]).toMatch(/^firing.*a is down instance=a/)
  expect(rows[1]).toMatch(/^resolved.*b is down instance=b/)
})

it('says how many there are and how many of them it shows', async () => {
  const page = await shown(50)
  expect(page.text()).toContain('70 firing, 1 over, alertname=Down')
  expect(page.text()).toContain('The first 2 of 71.')
})
