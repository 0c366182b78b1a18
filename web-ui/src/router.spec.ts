import { expect, it } from 'vitest'
import { routes } from './router'
import { pagesOf } from './shell/navigation'

it('gives every page its own key', () => {
  const keys = pagesOf(routes.map(({ path }) => path)).flatMap(({ key }) => key ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})
