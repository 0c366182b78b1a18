import { describe, expect, it } from 'vitest'
import { matcherText, readMatchers } from './matchers'

describe('matchers', () => {
  it('are read with and without quotes, one a line', () => {
    expect(
      readMatchers('service=checkout\n\n slo =~ "a \\"b\\".*" \ntier!~x|y\nowner!=').matchers,
    ).toEqual([
      { label: 'service', operator: '=', value: 'checkout' },
      { label: 'slo', operator: '=~', value: 'a "b".*' },
      { label: 'tier', operator: '!~', value: 'x|y' },
      { label: 'owner', operator: '!=', value: '' },
    ])
  })

  it('name the first line that is none', () => {
    expect(readMatchers('service=a\ncheckout')).toEqual({ matchers: [], wrong: 'checkout' })
    expect(readMatchers('a="b')).toEqual({ matchers: [], wrong: 'a="b' })
  })

  it('are written as they are read', () => {
    const matcher = { label: 'slo', operator: '=~', value: 'a "b" \\d' } as const
    expect(readMatchers(matcherText(matcher)).matchers).toEqual([matcher])
  })
})
