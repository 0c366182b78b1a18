import { expect, it } from 'vitest'
import { keysElsewhere, places } from './keysElsewhere'

it('lists what the page itself does not have', () => {
  const here = [
    { key: 'a', label: 'Acknowledge' },
    { key: 'r', label: 'Runbook' },
    { key: 'l', label: 'Logs at this time' },
    { key: '/', label: 'Something else' },
  ]
  const elsewhere = keysElsewhere(here)
  expect(elsewhere.map(({ where }) => where)).not.toContain('On an incident')
  expect(elsewhere.map(({ where }) => where)).toContain('In logs')
  expect(keysElsewhere([])).toEqual(places)
})

it('lists only keys that some page makes work', () => {
  const sources = Object.values(
    import.meta.glob<string>('../**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true }),
  ).filter((text) => !text.includes('export const places'))
  const made = sources.join('\n').replace(/\s+/g, ' ')
  for (const { key, label } of places.flatMap(({ keys }) => keys))
    expect(made).toContain(`key: '${key}', label: '${label}'`)
})
