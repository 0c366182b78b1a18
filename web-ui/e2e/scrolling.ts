// How fast 50,000 log lines scroll, and how few of them are in the page: CHROMIUM_PATH=… npm run
// performance.

import { serveBuilt, startBrowser } from './measuring.ts'

const framesPerSecondMin = 50
const rowsMax = 80
const seconds = 5

const lines = await serveBuilt('dev/lines.html')
const browser = await startBrowser()
let missed = false
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  for (const [what, query] of [
    ['one line each', ''],
    ['wrapped', '?wrap'],
  ]) {
    await page.goto(lines.url + query)
    await page.locator('[role=row]').first().waitFor()
    const { framesPerSecond, rowsMost } = await page.evaluate<{
      framesPerSecond: number
      rowsMost: number
    }>(`scrolled(${seconds})`)
    const short = framesPerSecond < framesPerSecondMin || rowsMost > rowsMax
    missed ||= short
    console.log(
      `${framesPerSecond.toFixed(0).padStart(5)} frames/s (at least ${framesPerSecondMin}), ` +
        `${rowsMost} rows in the page (at most ${rowsMax})  50,000 log lines, ${what}${short ? '  MISSED' : ''}`,
    )
  }
} finally {
  await browser.close()
  await lines.close()
}
process.exit(missed ? 1 : 0)
