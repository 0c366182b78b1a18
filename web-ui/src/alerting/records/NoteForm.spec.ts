import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import { incident } from '../../testing/samples'
import { reader } from '../../ui/reader'
import NoteForm from './NoteForm.vue'

beforeEach(() => (reader.value = 'Ada'))
afterEach(() => (reader.value = ''))

const text = (form: ReturnType<typeof mount>): string =>
  (form.get('textarea').element as HTMLTextAreaElement).value

it('keeps what could not be sent, and is empty once it was', async () => {
  const note = vi.spyOn(api, 'note')
  note.mockRejectedValueOnce(new ApiProblem('Not ready', '', 503, 'req-9'))
  const form = mount(NoteForm, { props: { incident: incident() } })
  await form.get('textarea').setValue(' Rolled back ')
  await form.trigger('submit')
  await flushPromises()
  expect(form.text()).toContain('Not added: Not ready (req-9)')
  expect(text(form)).toBe(' Rolled back ')
  note.mockResolvedValueOnce(incident())
  await form.trigger('submit')
  await flushPromises()
  expect(note).toHaveBeenLastCalledWith('inc-01', 'Ada', 'Rolled back')
  expect(form.emitted('taken')).toHaveLength(1)
  expect(text(form)).toBe('')
  form.unmount()
})
