import { expect, it } from 'vitest'
import { pagesOf } from './navigation'

it('knows only pages that are routed', () => {
  expect(pagesOf(['/', '/changes', '/elsewhere']).map(({ label }) => label)).toEqual([
    'Now',
    'Changes',
  ])
})
