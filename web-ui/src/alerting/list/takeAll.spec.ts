import { expect, it, vi } from 'vitest'
import { api } from '../../api/client'
import { ApiProblem } from '../../api/problem'
import { incident } from '../../testing/samples'
import { takeAll } from './takeAll'

it('takes each, and says which were refused and why', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => incident({ id }))
  const acknowledge = vi.spyOn(api, 'acknowledge').mockImplementation(async (id, by) => {
    if (id === 'b') throw new ApiProblem('Busy', 'too much at once', 429, 'req-1')
    return incident({ id, state: 'acknowledged', acknowledgedBy: by ?? '' })
  })
  const { by, taken, refused } = await takeAll([a!, b!, c!], 'Ada')
  expect(acknowledge.mock.calls).toEqual([
    ['a', 'Ada'],
    ['b', 'Ada'],
    ['c', 'Ada'],
  ])
  expect(by).toBe('Ada')
  expect(taken.map(({ id, acknowledgedBy }) => [id, acknowledgedBy])).toEqual([
    ['a', 'Ada'],
    ['c', 'Ada'],
  ])
  expect(refused.map((each) => each.incident.id)).toEqual(['b'])
  expect(refused[0]!.why).toBe('Busy')
})
