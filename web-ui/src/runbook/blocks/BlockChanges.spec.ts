import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { api } from '../../api/client'
import { createHub, liveKey } from '../../live/live'
import { change } from '../../testing/samples'
import BlockChanges from './BlockChanges.vue'
import { beganKey } from './began'

const began = Date.parse('2026-11-22T12:00:00Z')

async function shown(at: number | undefined): Promise<string> {
  const block = mount(BlockChanges, {
    props: { service: 'checkout' },
    global: { provide: { [liveKey as symbol]: createHub().live, [beganKey as symbol]: ref(at) } },
  })
  await flushPromises()
  return block.text().replace(/\s+/g, ' ')
}

it('tells what changed in the service and everywhere, and how long before it began', async () => {
  const ask = vi
    .spyOn(api, 'changesBetween')
    .mockResolvedValue([
      change({ id: 'a', service: 'checkout', version: '1.4.3', time: '2026-11-22T11:59:56Z' }),
      change({ id: 'b', service: 'search', version: '7', time: '2026-11-22T11:59:00Z' }),
      change({ id: 'c', service: '', kind: 'config', version: '', time: '2026-11-22T12:01:00Z' }),
    ])
  const text = await shown(began)
  expect(text).toContain('deploy 1.4.3 4 s before it began')
  expect(text).toContain('config 1 min after it began')
  expect(text).not.toContain('7')
  expect(ask.mock.calls[0]![0]).toBe(began - 3_600_000)
})

it('says that nothing changed', async () => {
  vi.spyOn(api, 'changesBetween').mockResolvedValue([])
  expect(await shown(undefined)).toBe('No change of checkout was reported in the hour before.')
})
