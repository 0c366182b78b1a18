import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi, type Mock } from 'vitest'
import { api } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import type { IncidentDetail } from '../../api/types'
import { incident, secondsAgo } from '../../testing/samples'
import { reader } from '../../ui/reader'
import AckControl from './AckControl.vue'

const taken = incident({
  state: 'acknowledged',
  acknowledgedBy: 'Ada',
  acknowledgedAt: secondsAgo(1),
})
let acknowledge: Mock<typeof api.acknowledge>

const control = (of: IncidentDetail = incident()) =>
  mount(AckControl, { props: { incident: of }, attachTo: document.body })

beforeEach(() => {
  reader.value = ''
  acknowledge = vi.spyOn(api, 'acknowledge').mockResolvedValue(taken)
})

it('asks for the name once and remembers it', async () => {
  const first = control()
  await first.get('form').trigger('submit')
  expect(acknowledge).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(first.get('input').element)
  await first.get('input').setValue('  Ada ')
  await first.get('form').trigger('submit')
  await flushPromises()
  expect(acknowledge).toHaveBeenCalledWith('inc-01', 'Ada')
  expect(first.emitted('taken')).toEqual([[taken]])

  await control().get('form').trigger('submit')
  expect(acknowledge).toHaveBeenCalledTimes(2)
})

it('sends one request for two presses', async () => {
  reader.value = 'Ada'
  acknowledge.mockReturnValue(new Promise(() => undefined))
  const shown = control()
  await shown.get('form').trigger('submit')
  await shown.get('form').trigger('submit')
  expect(acknowledge).toHaveBeenCalledTimes(1)
})

it('works by key', async () => {
  reader.value = 'Ada'
  control()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
  expect(acknowledge).toHaveBeenCalledTimes(1)
})

it('shows who has it, and offers nothing more', () => {
  const shown = control(taken)
  expect(shown.text()).toContain('Acknowledged by Ada')
  expect(shown.find('button').exists()).toBe(false)
})

it('says why it failed and lets one try again', async () => {
  reader.value = 'Ada'
  acknowledge.mockRejectedValueOnce(new ApiProblem('Not ready', '', 503, 'req-9'))
  const shown = control()
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(shown.text()).toContain('Not acknowledged: Not ready (req-9)')
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(shown.emitted('taken')).toHaveLength(1)
})

it('keeps the focus of whoever pressed where the button was', async () => {
  const shown = control()
  await shown.get('form').trigger('submit')
  await shown.get('input').setValue('Ada')
  acknowledge.mockImplementation(() => {
    void shown.setProps({ incident: taken })
    return Promise.resolve(taken)
  })
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(document.activeElement).toBe(shown.get('.taken').element)
})

it('leaves the focus alone when it was taken by key or by somebody else', async () => {
  reader.value = 'Ada'
  const shown = control()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
  await shown.setProps({ incident: taken })
  await flushPromises()
  expect(document.activeElement).toBe(document.body)
})
