// How long the first page takes in a browser that has never seen it, to the rows one can act on:
// HEADROOM_URL=… CHROMIUM_PATH=… npm run loading, against a running demo.

import { median, startBrowser } from './measuring.ts'

const url = process.env.HEADROOM_URL ?? 'http://127.0.0.1:8080'
const runs = 9
const millisMax = 1_000

/** In the page: notes when the frame with the first row was drawn. */
function watchForRows(): void {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('main table tbody tr')) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => performance.mark('rows')))
  }).observe(document, { childList: true, subtree: true })
}

const browser = await startBrowser()
const taken: number[] = []
try {
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.addInitScript(watchForRows)
    await page.goto(url)
    await page.locator('main table tbody tr').first().waitFor()
    await page.waitForTimeout(200)
    taken.push(await page.evaluate(() => performance.getEntriesByName('rows')[0]!.startTime))
    await context.close()
  }
} finally {
  await browser.close()
}
const middle = median(taken)
const each = taken.map((millis) => millis.toFixed(0)).join(' ')
const verdict = middle > millisMax ? '  OVER' : ''
console.log(
  `${middle.toFixed(0).padStart(5)} of ${millisMax} ms  Now with its rows (${each})${verdict}`,
)
process.exit(middle > millisMax ? 1 : 0)
