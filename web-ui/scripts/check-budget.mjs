// Fails the build when what a page has to fetch grows past its budget. Sizes are gzip -9, fonts as
// they are.
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const budgetsKiB = { firstRoute: 160, furtherRoute: 40, styles: 28, fonts: 90 }
const dist = new URL('../target/dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))

const bytes = (file) => readFileSync(new URL(file, dist))
const gzipped = (file) => gzipSync(bytes(file), { level: 9 }).length
const sum = (files, size) => [...files].reduce((total, file) => total + size(file), 0)

/** The scripts of an entry with everything it imports at once. */
function scripts(name, found = new Set()) {
  const chunk = manifest[name]
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const imported of chunk.imports ?? []) scripts(imported, found)
  return found
}

const assets = readdirSync(new URL('assets/', dist)).map((file) => `assets/${file}`)
const first = scripts('index.html')
const rows = [['first route', sum(first, gzipped), budgetsKiB.firstRoute]]
for (const [name, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue
  const own = [...scripts(name)].filter((file) => !first.has(file))
  rows.push([name, sum(own, gzipped), budgetsKiB.furtherRoute])
}
const ending = (suffix) => assets.filter((file) => file.endsWith(suffix))
rows.push(['styles', sum(ending('.css'), gzipped), budgetsKiB.styles])
rows.push(['fonts', sum(ending('.woff2'), (file) => bytes(file).length), budgetsKiB.fonts])

let over = false
for (const [what, size, budgetKiB] of rows) {
  const kib = size / 1024
  over ||= kib > budgetKiB
  const verdict = kib > budgetKiB ? '  OVER' : ''
  console.log(
    `${kib.toFixed(1).padStart(7)} of ${String(budgetKiB).padStart(3)} KiB  ${what}${verdict}`,
  )
}
if (over) process.exit(1)
