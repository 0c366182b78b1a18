import { expect, it } from 'vitest'
import { firstOpen, stepsOf } from './steps'

const page = `<ol><li>no step</li></ol><ul>
<li class="task"><p>Roll back <code>x</code> first</p><pre><code>deployctl rollback x
</code></pre></li>
<li class="task">Turn off
  the flag</li>
<li class="task"><p>Look</p><pre data-live="0"><code>up</code></pre></li></ul>`

it('reads what to do and what to type, in the order of the text', () => {
  expect(stepsOf(page)).toEqual([
    { number: 0, text: 'Roll back x first', command: 'deployctl rollback x' },
    { number: 1, text: 'Turn off the flag', command: '' },
    { number: 2, text: 'Look', command: '' },
  ])
})

it('goes on with the first step that is not done', () => {
  const steps = stepsOf(page)
  expect(firstOpen(steps, [])?.number).toBe(0)
  expect(
    firstOpen(steps, [
      { step: 0, done: true },
      { step: 1, done: false },
    ])?.number,
  ).toBe(1)
  expect(
    firstOpen(
      steps,
      [0, 1, 2].map((step) => ({ step, done: true })),
    ),
  ).toBeUndefined()
})
