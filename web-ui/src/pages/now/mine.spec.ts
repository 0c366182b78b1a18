import { expect, it } from 'vitest'
import { namesIn, withToggled } from './mine'

it('names are read from a list, blanks and empty ones left out', () => {
  expect(namesIn(' checkout, search,,')).toEqual(['checkout', 'search'])
  expect(namesIn('')).toEqual([])
})

it('a name is put in and taken out', () => {
  expect(withToggled(['search'], 'checkout')).toEqual(['checkout', 'search'])
  expect(withToggled(['checkout', 'search'], 'checkout')).toEqual(['search'])
})
