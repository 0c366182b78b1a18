import { expect, it } from 'vitest'
import { foldBackground, openAround } from './background'

function page(html: string): HTMLElement {
  const body = document.createElement('div')
  body.innerHTML = html
  return body
}

it('folds meaning and impact, so that a page begins with its diagnosis', () => {
  const body = page(
    `<h1>Slow</h1><h2 id="runbook-meaning">Meaning</h2><p>m</p><h2>Impact</h2><p>i</p>
<h2 id="runbook-diagnosis">Diagnosis</h2><p>d</p>`,
  )
  foldBackground(body)
  expect([...body.children].map(({ tagName }) => tagName)).toEqual(['H1', 'DETAILS', 'H2', 'P'])
  const fold = body.querySelector('details')!
  expect(fold.firstChild?.textContent).toBe('Meaning, Impact')
  expect(fold.textContent).toContain('m')
  expect(fold.open).toBe(false)
  openAround(body.querySelector('#runbook-meaning')!)
  expect(fold.open).toBe(true)
})

it('leaves a page alone that has nothing before its diagnosis, or none', () => {
  for (const html of ['<h2 id="runbook-diagnosis">Diagnosis</h2>', '<h2>Meaning</h2><p>m</p>']) {
    const body = page(html)
    foldBackground(body)
    expect(body.querySelector('details')).toBeNull()
  }
})
