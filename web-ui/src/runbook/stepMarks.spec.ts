import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { api } from '../api/client'
import { ApiProblem } from '../api/problem'
import type { IncidentDetail } from '../api/types'
import { incident } from '../testing/samples'
import { reader } from '../ui/reader'
import { useStepMarks } from './stepMarks'

beforeEach(() => (reader.value = 'Ada'))
afterEach(() => (reader.value = ''))

function marksOf(shown: IncidentDetail) {
  const now = ref(shown)
  return useStepMarks(
    () => now.value,
    (taken) => (now.value = taken),
  )
}

const time = '2026-11-22T14:05:00Z'

it('shows a tick before the server has answered, then the one it wrote', async () => {
  const written = { step: 1, done: true, by: 'Ada', time }
  const mark = vi.spyOn(api, 'markStep').mockResolvedValue(incident({ steps: [written] }))
  const steps = marksOf(incident())
  const sent = steps.mark(1, true, 'Roll back')
  expect(steps.marks.value).toMatchObject([{ step: 1, done: true, by: 'Ada' }])
  expect(steps.busy.value.has(1)).toBe(true)
  await sent
  expect(mark).toHaveBeenCalledWith('inc-01', 1, { done: true, text: 'Roll back', by: 'Ada' })
  expect(steps.marks.value).toEqual([written])
})

it('takes the tick back and says why when it was not taken', async () => {
  vi.spyOn(api, 'markStep').mockRejectedValue(new ApiProblem('Not ready', '', 503, 'req-9'))
  const before = { step: 0, done: true, by: 'Grace', time }
  const steps = marksOf(incident({ steps: [before] }))
  void steps.mark(0, false, 'Roll back')
  expect(steps.marks.value).toMatchObject([{ step: 0, done: false }])
  await flushPromises()
  expect(steps.marks.value).toEqual([before])
  expect(steps.problem.value?.requestId).toBe('req-9')
})

it('sends no empty name, and one request for two clicks', async () => {
  reader.value = ' '
  const mark = vi.spyOn(api, 'markStep').mockResolvedValue(incident())
  const steps = marksOf(incident())
  void steps.mark(0, true, 'Roll back')
  await steps.mark(0, true, 'Roll back')
  expect(mark.mock.calls).toEqual([['inc-01', 0, { done: true, text: 'Roll back' }]])
})
