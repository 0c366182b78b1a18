import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { preProcessFile } from 'typescript'
import { expect, it } from 'vitest'
import { apart, features, folders, inside, seenBy } from '../rooms.ts'

const linesMax = 300
const filesMax = 20
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
    'src/api/eventStream.ts',
    'src/api/request.ts',
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

const exported = product.flatMap(({ path, text }) =>
  [...text.matchAll(/^export (?:async )?(function|const|class|interface|type) (\w+)/gm)].map(
    ([, kind, name]) => ({ path, name: name!, isType: /interface|type/.test(kind!) }),
  ),
)

it('gives a name to one thing', () => {
  expect(exported.length).toBeGreaterThan(200)
  const names = exported.map(({ name }) => name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

it('exports no value that nothing else uses', () => {
  expect(
    exported.filter(
      ({ path, name, isType }) =>
        !isType &&
        !files.some((file) => file.path !== path && new RegExp(`\\b${name}\\b`).test(file.text)),
    ),
  ).toEqual([])
})

type Graph = ReadonlyMap<string, ReadonlySet<string>>

/** Files of the product that a file of it imports, at once or later, values or types alone. */
function importsOf({ path, text }: { path: string; text: string }): string[] {
  const script = path.endsWith('.vue')
    ? (/<script[^>]*>([^]*?)<\/script>/.exec(text)?.[1] ?? '')
    : text
  return preProcessFile(script, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => join(dirname(path), fileName))
    .map(
      (file) =>
        ['', '.ts', '.d.ts'].map((end) => file + end).find((each) => existsSync(each)) ?? file,
    )
}

const fileGraph: Graph = new Map(product.map((file) => [file.path, new Set(importsOf(file))]))

const isOf = (folder: string, room: string): boolean => folder.split('/')[0] === room
const folderOf = (path: string): string => dirname(path).replace(/^src\/?/, '')

const folderGraph: Graph = (() => {
  const graph = new Map<string, Set<string>>()
  for (const [file, imported] of fileGraph) {
    const from = folderOf(file)
    const seen = graph.get(from) ?? new Set()
    for (const each of imported) if (folderOf(each) !== from) seen.add(folderOf(each))
    graph.set(from, seen)
  }
  return graph
})()

/** The first circle that is met, as the names along it; empty where there is none. */
function circleIn(graph: Graph): string[] {
  const done = new Set<string>()
  const from = (name: string, way: readonly string[]): string[] => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name]
    if (done.has(name)) return []
    for (const next of graph.get(name) ?? []) {
      const circle = from(next, [...way, name])
      if (circle.length > 0) return circle
    }
    done.add(name)
    return []
  }
  for (const name of graph.keys()) {
    const circle = from(name, [])
    if (circle.length > 0) return circle
  }
  return []
}

it('follows imports of every kind', () => {
  const text =
    "<script setup lang=\"ts\">\nimport type { A } from './main'\nexport { b } from './router'\n" +
    "const C = later(() => import('./tidy.spec.ts'))\n</script>"
  expect(importsOf({ path: 'src/Some.vue', text })).toEqual([
    'src/main.ts',
    'src/router.ts',
    'src/tidy.spec.ts',
  ])
  expect(
    circleIn(
      new Map([
        ['a', new Set(['b'])],
        ['b', new Set(['c'])],
        ['c', new Set(['b'])],
      ]),
    ),
  ).toEqual(['b', 'c', 'b'])
})

it('has no circle of files or folders, types included', () => {
  expect(fileGraph.size).toBeGreaterThan(200)
  expect(circleIn(fileGraph)).toEqual([])
  expect(circleIn(folderGraph)).toEqual([])
})

it('has the rooms of the plan and no other', () => {
  const onDisk = new Set(globSync('src/**/*.{ts,vue,css}').map(folderOf))
  onDisk.delete('')
  expect([...onDisk].sort()).toEqual([...folders, ...apart].sort())
})

it('sees what the plan lets it see, and what the plan names', () => {
  for (const folder of folders) {
    const seen = [...(folderGraph.get(folder) ?? [])]
    expect(
      seen.filter((each) => !seenBy(folder).includes(each)),
      folder,
    ).toEqual([])
    for (const named of inside[folder] ?? []) expect(seen, folder).toContain(named)
  }
  for (const [room, named] of Object.entries(features)) {
    const seen = folders
      .filter((each) => isOf(each, room))
      .flatMap((each) => [...(folderGraph.get(each) ?? [])])
    for (const other of named)
      expect(
        seen.some((each) => isOf(each, other)),
        `${room} sees ${other}`,
      ).toBe(true)
  }
})

it('keeps folders small enough to be looked over', () => {
  const heldBy = (folder: string): number =>
    product.filter(({ path }) => folderOf(path) === folder).length
  expect(folders.filter((folder) => heldBy(folder) > filesMax)).toEqual([])
})

it('says the order of the layers wherever one is filled: any file may be loaded first', () => {
  const filling = globSync('src/**/*.{css,vue}')
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => /@layer \w+ \{/.test(text))
  expect(filling.length).toBeGreaterThan(3)
  for (const { path, text } of filling)
    expect(text.indexOf('@layer tokens, base, layout;'), path).toSatisfy(
      (at: number) => at >= 0 && at < text.search(/@layer \w+ \{/),
    )
})
