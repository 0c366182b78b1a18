import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import { silencesApi } from '../../api/silences'
import type { Muted, Silence } from '../../api/types'
import { incident } from '../../testing/samples'
import { reader } from '../../ui/reader'
import SilenceControl from './SilenceControl.vue'

const muted: Muted = { silence: 's', by: 'dana', reason: 'deploy', until: '2026-01-31T04:00:00Z' }

beforeEach(() => {
  vi.restoreAllMocks()
  reader.value = 'dana'
  vi.spyOn(silencesApi, 'preview').mockResolvedValue({
    open: [],
    openPartly: [],
    recent: [],
    recentPartly: [],
    warning: null,
  })
})

async function opened() {
  const wrapper = mount(SilenceControl, {
    props: { incident: incident() },
    global: { stubs: { RouterLink: true } },
  })
  await wrapper.get('button').trigger('click')
  await wrapper.get('[name=reason]').setValue('deploy')
  return wrapper
}

describe('the silence of an incident', () => {
  it('is of its own labels, for an hour, by whom the browser knows', async () => {
    const make = vi.spyOn(silencesApi, 'make').mockResolvedValue({} as Silence)
    vi.spyOn(api, 'incident').mockResolvedValue(incident({ muted }))
    const wrapper = await opened()
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(make).toHaveBeenCalledWith({
      matchers: [{ label: 'service', operator: '=', value: 'checkout' }],
      author: 'dana',
      reason: 'deploy',
      endsOnResolve: false,
      duration: '1h',
    })
    expect(wrapper.emitted('taken')![0]).toMatchObject([{ muted }])
  })

  it('lasts until it ends where that is chosen', async () => {
    const make = vi.spyOn(silencesApi, 'make').mockResolvedValue({} as Silence)
    vi.spyOn(api, 'incident').mockResolvedValue(incident())
    const wrapper = await opened()
    await wrapper.get('[name=length][value=""]').setValue()
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(make.mock.calls[0]![0]).toMatchObject({ endsOnResolve: true })
    expect(make.mock.calls[0]![0]).not.toHaveProperty('duration')
  })

  it('says why it was not made, and keeps what was typed', async () => {
    vi.spyOn(silencesApi, 'make').mockRejectedValue(ApiProblem.unreachable(new Error('down')))
    const wrapper = await opened()
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    expect(wrapper.get('[role=alert]').text()).toContain('Not silenced')
    expect(wrapper.get<HTMLInputElement>('[name=reason]').element.value).toBe('deploy')
  })

  it('cannot be of everything', async () => {
    const make = vi.spyOn(silencesApi, 'make')
    const wrapper = await opened()
    await wrapper.get('[type=checkbox][value=service]').setValue(false)
    await wrapper.get('form').trigger('submit')
    expect(make).not.toHaveBeenCalled()
  })
})
