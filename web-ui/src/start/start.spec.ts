import { expect, it } from 'vitest'
import { arrived, protocolWords } from './arrived'
import { firstPromise, snippets } from './snippets'

const now = Date.parse('2026-11-22T12:00:00Z')

it('every snippet that sends something sends it here', () => {
  const origin = 'https://headroom.example:8443'
  const sending = snippets(origin).filter(({ title }) => title !== 'Logback')
  for (const { title, code } of sending) expect(code, title).toContain(origin)
})

it('the JSON of the curl snippets can be read', () => {
  for (const { code } of snippets('http://x').filter(({ title }) => title.startsWith('curl')))
    expect(() => JSON.parse(code.match(/-d '\n(.*)'$/s)![1]!) as unknown).not.toThrow()
})

it('whoever pastes one after the other sends the same metric in the same unit', () => {
  const code = (title: string) => snippets('http://x').find((each) => each.title === title)!.code
  expect(code('curl: durations')).toContain('"unit": "s"')
  expect(code('OpenTelemetry: JavaScript')).toContain("unit: 's'")
  expect(code('OpenTelemetry: Python')).toContain('unit="s"')
})

it('the promise is about what the first snippet sends', () => {
  expect(firstPromise).toContain('checkout_duration_seconds{service="checkout"}')
  expect(snippets('http://x')[0]!.code).toContain('checkout_duration_seconds')
})

it('the promise neither replaces a file that is shipped nor is broken by the first snippet', () => {
  expect(firstPromise).toContain('alert-rules/slos/my-first.yaml')
  const values = /"values": \[([^\]]*)]/.exec(snippets('http://x')[0]!.code)![1]!
  expect(values.split(',').every((each) => Number(each) <= 0.2)).toBe(true)
})

it('says what came by which way, the latest first', () => {
  const protocol = (name: string, requests: number, secondsAgo: number) => ({
    protocol: name,
    requests,
    items: requests,
    lastAt: requests ? new Date(now - secondsAgo * 1_000).toISOString() : null,
  })
  const all = {
    protocols: [protocol('logs', 3, 60), protocol('otlp', 0, 0), protocol('hdr', 1, 1)],
  }
  expect(arrived(all, now).map(({ protocol: name, fresh }) => [name, fresh])).toEqual([
    ['hdr', true],
    ['logs', false],
  ])
})

it('calls each way of pushing what people call it, and one it does not know as the server does', () => {
  expect(protocolWords('otlp_logs')).toBe('OTLP logs')
  expect(protocolWords('carrier_pigeon')).toBe('carrier_pigeon')
})
