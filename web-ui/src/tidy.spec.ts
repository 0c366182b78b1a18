import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const linesMax = 300
const generated = 'src/api/schema.d.ts'
const files = globSync(['src/**/*.{ts,vue}', 'dev/**/*.ts', 'e2e/**/*.ts', 'scripts/**'])
  .filter((path) => path !== generated && /\.(ts|vue|mjs|sh)$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const product = files.filter(
  ({ path }) => path.startsWith('src/') && !/\.spec\.ts$|^src\/testing/.test(path),
)

const holding = (pattern: RegExp, among = product): string[] =>
  among.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

it('looks at the sources', () => expect(product.length).toBeGreaterThan(40))

it('keeps files short', () => {
  expect(
    files.filter(({ text }) => text.split('\n').length > linesMax + 1).map(({ path }) => path),
  ).toEqual([])
})

it('talks to the server in one place', () => {
  expect(holding(/\bfetch\(|XMLHttpRequest|EventSource\(/)).toEqual([
    'src/api/client.ts',
    'src/api/eventStream.ts',
  ])
})

it('inserts HTML in one place, the sanitised runbook', () => {
  expect(holding(/v-html|innerHTML|insertAdjacentHTML|outerHTML/)).toEqual([
    'src/runbook/RunbookBody.vue',
  ])
})

it('writes times in one module', () => {
  expect(holding(/toLocale\w*String|DateTimeFormat/)).toEqual(['src/time/format.ts'])
})

it('names colours in the tokens alone', () => {
  expect(holding(/#[0-9a-f]{6}\b/i)).toEqual([])
})

it('leaves nothing unfinished', () => {
  expect(holding(/TODO|FIXME|XXX|console\.log/, product)).toEqual([])
})
