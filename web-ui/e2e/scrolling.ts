// How fast 50,000 log lines scroll, and how few of them are in the page: CHROMIUM_PATH=… npm run
// performance.

import { chromium } from '@playwright/test'
import { build, preview } from 'vite'

const framesPerSecondMin = 50
const rowsMax = 80
const seconds = 5
const outDir = 'target/performance'

await build({
  logLevel: 'warn',
  build: { outDir, manifest: false, rolldownOptions: { input: 'dev/lines.html' } },
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
let missed = false
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  for (const [what, query] of [
    ['one line each', ''],
    ['wrapped', '?wrap'],
  ]) {
    await page.goto(`${server.resolvedUrls!.local[0]}dev/lines.html${query}`)
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
  await server.close()
}
process.exit(missed ? 1 : 0)
