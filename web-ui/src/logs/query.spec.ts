import { describe, expect, it } from 'vitest'
import { oneLine, visible } from '../ui/visible'
import { attributeField, queryProblem, withFilter } from './query'

it('the column of a mistake is read from the problem', () => {
  expect(queryProblem('query, column 7: a value is missing')).toEqual({
    column: 7,
    message: 'a value is missing',
  })
  expect(queryProblem('from: not a time')).toBeUndefined()
})

describe('a filter', () => {
  it.each([
    ['', 'host', 'web-1', false, 'host:"web-1"'],
    ['refused', 'host', 'web-1', true, 'refused AND NOT host:"web-1"'],
    ['a OR b', 'host', 'web-1', false, '(a OR b) AND host:"web-1"'],
    ['x', 'k8s/app', 'a "b" \\c', false, 'x AND k8s\\/app:"a \\"b\\" \\\\c"'],
  ])('on %j adds %s=%s', (query, field, value, exclude, result) => {
    expect(withFilter(query, field, value, exclude)).toBe(result)
  })

  it('is not added twice', () => {
    const once = withFilter('x', 'host', 'a', false)
    expect(withFilter(once, 'host', 'a', false)).toBe(once)
  })
})

it('an attribute is told from the field of its name', () => {
  expect(['host', 'level'].map(attributeField)).toEqual(['host', 'attributes.level'])
})

it('what cannot be seen is written out', () => {
  expect(visible('a\u202eb\u0000c')).toBe('a\\u202eb\\u0000c')
  expect(visible('line\nbreak')).toBe('line\nbreak')
  expect(oneLine('line\nbreak\t\u001b[31m')).toBe('line\\nbreak\\t\\u001b[31m')
})
