import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '../../api/client'
import type { IncidentDetail } from '../../api/types'
import { incident, secondsAgo } from '../../testing/samples'
import { reader } from '../../ui/reader'
import ResolveControl from './ResolveControl.vue'

beforeEach(() => (reader.value = 'Ada'))
afterEach(() => (reader.value = ''))

async function asked(differs: Partial<IncidentDetail> = {}): Promise<string> {
  const control = mount(ResolveControl, { props: { incident: incident(differs) } })
  await control.get('button').trigger('click')
  return control.get('form').text().replaceAll(/\s+/g, ' ')
}
const burns = (tier: string) => ({ tier, since: secondsAgo(9), answered: false })

it('says what burns before it is resolved, and that what comes later calls again', async () => {
  const text = await asked({ burning: [burns('page-1h'), burns('page-6h')] })
  expect(text).toContain('Resolving while page-1h and page-6h burn:')
  expect(text).toContain('What begins to burn later pages again.')
  expect(await asked()).toContain('Resolving while page-1h burns:')
})

it('says that nothing burns where nothing does', async () => {
  const text = await asked({ state: 'recovering', burning: [], severity: 'ticket' })
  expect(text).toContain('Nothing of it burns now')
  expect(text).toContain('opens a ticket again')
})

it('resolves only after it was asked what that means', async () => {
  const over = incident({ state: 'resolved' })
  const resolve = vi.spyOn(api, 'resolve').mockResolvedValue(over)
  const shown = mount(ResolveControl, { props: { incident: incident() } })
  await shown.get('button').trigger('click')
  expect(resolve).not.toHaveBeenCalled()
  expect(shown.text()).toContain('nobody is called again for what burns now')
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(resolve).toHaveBeenCalledWith('inc-01', 'Ada')
  expect(shown.emitted('taken')).toEqual([[over]])
  shown.unmount()
})
