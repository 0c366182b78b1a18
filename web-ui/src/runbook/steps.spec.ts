import { expect, it } from 'vitest'
import { stepItems, stepText } from './steps'

it('reads what each step says, in the order of the text', () => {
  const page = document.createElement('div')
  page.innerHTML = `<ol><li>no step</li></ol><ul>
<li class="task"><p>Roll back <code>x</code> first</p><pre><code>deployctl rollback x
</code></pre></li>
<li class="task">Turn off
  the flag</li></ul>`
  expect(stepItems(page).map(stepText)).toEqual(['Roll back x first', 'Turn off the flag'])
})
