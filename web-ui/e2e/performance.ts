// How long charts take to be drawn, from new to the frame that shows them: CHROMIUM_PATH=… npm run
// performance. Far more points than a page ever asks for, since the server sends what fits.

import type { Page } from '@playwright/test'
import { median, serveBuilt, startBrowser } from './measuring.ts'

const runs = 9
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

const harness = await serveBuilt('dev/harness.html')
const browser = await startBrowser()
let late = false
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(harness.url)
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
  await harness.close()
}
process.exit(late ? 1 : 0)
