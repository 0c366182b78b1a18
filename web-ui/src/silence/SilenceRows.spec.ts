import { RouterLinkStub, flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { silencesApi } from '../api/silences'
import type { Silence } from '../api/types'
import { incident } from '../testing/samples'
import PreviewText from './PreviewText.vue'
import SilenceRows from './SilenceRows.vue'

const matchers: Silence['matchers'] = [{ label: 'instance', operator: '=', value: '2' }]
const silence: Silence = {
  id: 's',
  matchers,
  author: 'dana',
  reason: 'deploy',
  startsAt: '2026-01-31T03:00:00Z',
  endsAt: '2026-01-31T04:00:00Z',
  endsOnResolve: false,
  phase: 'inForce',
  updatedAt: '2026-01-31T03:00:00Z',
  hides: ['inc-1'],
  hidesSome: [{ incident: 'inc-2', hidden: 1, all: 3 }],
}
const global = { stubs: { RouterLink: RouterLinkStub } }

const words = (text: string): string => text.replace(/\s+/g, ' ')

describe('a silence', () => {
  it('says which incidents it hides, and of which some alerts', () => {
    const wrapper = mount(SilenceRows, { props: { silences: [silence] }, global })
    expect(words(wrapper.text())).toContain('hides inc-1')
    expect(words(wrapper.text())).toContain(
      'hides 1 of 3 alerts of inc-2: people are told of the others',
    )
  })

  it('says so before it is made', async () => {
    vi.useFakeTimers()
    vi.spyOn(silencesApi, 'preview').mockResolvedValue({
      open: [],
      openPartly: [{ incident: incident(), hidden: 1, all: 2 }],
      recent: [],
      recentPartly: [],
      warning: null,
    })
    const wrapper = mount(PreviewText, { props: { matchers }, global })
    await vi.advanceTimersByTimeAsync(1_000)
    vi.useRealTimers()
    await flushPromises()
    expect(wrapper.get('[data-testid=preview]').text()).toContain('0 open incidents')
    expect(words(wrapper.get('[data-testid=preview-some]').text())).toBe(
      'Of 1 open incident and 0 incidents of the last 24 hours it hides some alerts only: people are told of the others.',
    )
    expect(words(wrapper.get('ul').text())).toContain(': 1 of 2 alerts')
  })
})
