// How long charts take to be drawn, from new to the frame that shows them: CHROMIUM_PATH=… npm run
// performance. Far more points than a page ever asks for, since the server sends what fits.

import { chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'

const runs = 9
const outDir = 'target/performance'
const measures = [
  {
    what: '100,000 points over time',
    millisMax: 100,
    draw: (page: Page): Promise<number> => page.evaluate('drawPoints(100_000)'),
  },
  {
    what: '14,400 cells of a heat map',
    millisMax: 160,
    draw: (page: Page): Promise<number> => page.evaluate('drawCells(240, 60)'),
  },
]

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

await build({
  logLevel: 'warn',
  build: { outDir, manifest: false, rolldownOptions: { input: 'dev/harness.html' } },
})
const server = await preview({
  logLevel: 'warn',
  build: { outDir },
  preview: { host: '127.0.0.1', port: 0 },
})
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
let late = false
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${server.resolvedUrls!.local[0]}dev/harness.html`)
  for (const { what, millisMax, draw } of measures) {
    // The first one also compiles; it is what no later chart has to do.
    await draw(page)
    const taken: number[] = []
    for (let run = 0; run < runs; run++) taken.push(await draw(page))
    const middle = median(taken)
    late ||= middle > millisMax
    const each = taken.map((millis) => millis.toFixed(0)).join(' ')
    const verdict = middle > millisMax ? '  OVER' : ''
    console.log(`${middle.toFixed(0).padStart(5)} of ${millisMax} ms  ${what} (${each})${verdict}`)
  }
} finally {
  await browser.close()
  await server.close()
}
process.exit(late ? 1 : 0)
