import { expect, it } from 'vitest'
import { asksFor, edited, parseSelector, selectorText, sidesOf, toggled } from './selector'

it.each([
  ['up', 'up'],
  [' up { job = "a" , zone!~\'b.*\', } ', 'up{job="a",zone!~"b.*"}'],
  ['{job=~`a\\d`}', '{job=~"a\\\\d"}'],
  ['{"my.metric","my.label"="x"}', '{"my.metric","my.label"="x"}'],
  ['up{path="a\\"b\\\\c\\n"}', 'up{path="a\\"b\\\\c\\n"}'],
  ['up{}', 'up'],
])('reads %s and writes it back', (text, back) => {
  expect(selectorText(parseSelector(text)!)).toBe(back)
})

it.each(['', 'rate(up[5m])', 'up{', 'up{job}', 'up{job="a"', 'up{job="a" zone="b"}', 'up{job=a}'])(
  'leaves %s to the server',
  (text) => {
    expect(parseSelector(text)).toBeUndefined()
    expect(toggled(text, 'job', 'a')).toBeUndefined()
  },
)

it('cuts where the server does: in no braces and no quotes', () => {
  expect(sidesOf('a{x="y / z"} / b')).toEqual({ sides: ['a{x="y / z"}', 'b'], operator: '/' })
  expect(sidesOf('a-b')).toEqual({ sides: ['a', 'b'], operator: '-' })
  expect(sidesOf('a{x="-\\"/"}')).toEqual({ sides: ['a{x="-\\"/"}'], operator: '' })
})

it('asks for a value, for another one in its place, and no longer', () => {
  const one = toggled('up{zone=~"b.*"}', 'job', 'a"b')!
  expect(one).toBe('up{zone=~"b.*",job="a\\"b"}')
  expect(asksFor(one, 'job', 'a"b')).toBe(true)
  expect(toggled(one, 'job', 'c')).toBe('up{zone=~"b.*",job="c"}')
  expect(toggled(one, 'job', 'a"b')).toBe('up{zone=~"b.*"}')
  expect(toggled('up{job!="a"}', 'job', 'b')).toBe('up{job!="a",job="b"}')
})

it('narrows both sides, so that the same labels are told against each other', () => {
  expect(toggled('busy / size', 'host', 'h1')).toBe('busy{host="h1"} / size{host="h1"}')
  expect(edited('busy / size{', (each) => each)).toBeUndefined()
})
