// Pictures of every screen in every scene, in both themes and on a phone: node dev/screens.ts
// FOLDER, with the sample server on SAMPLE_URL.
import { chromium } from '@playwright/test'

const [folder = 'target/screens', only = ''] = process.argv.slice(2)
const base = process.env.SAMPLE_URL ?? 'http://127.0.0.1:8080'
const views = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'phone-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const
const shots: [scene: string, name: string, path: string][] = [
  ['healthy', 'now-healthy', '/'],
  ['firing', 'now-firing', '/'],
  ['firing', 'incident', '/i/inc-01'],
  ['firing', 'incident-deliveries', '/i/inc-01?tab=deliveries'],
  ['firing', 'incident-logs', '/i/inc-01?tab=logs'],
  ['firing', 'incident-percentiles', '/i/inc-01?tab=percentiles'],
  ['firing', 'slo', '/slo/checkout-availability'],
  ['firing', 'slo-overspent', '/slo/orders-lag'],
  ['firing', 'slo-nodata', '/slo/search-quality'],
  ['firing', 'runbook', '/runbooks/CheckoutErrors'],
  ['firing', 'runbooks', '/runbooks'],
  ['firing', 'faults', '/faults'],
  ['firing', 'missing', '/i/none'],
  ['unwatched', 'now-unwatched', '/'],
  ['unwatched', 'slos-unwatched', '/slo'],
  ['unwatched', 'slo-unmeasured', '/slo/payment-success'],
  ['unwatched', 'slo-silent', '/slo/mail-delivery'],
  ['unwatched', 'incident-unwatched', '/i/inc-02'],
  ['unwatched', 'system', '/system'],
  ['recovering', 'now-recovering', '/'],
  ['recovering', 'incident-recovering', '/i/inc-01'],
  ['resolved', 'now-resolved', '/'],
  ['resolved', 'incident-resolved', '/i/inc-01'],
  ['empty', 'now-empty', '/'],
  ['down', 'now-down', '/'],
]
/** Shots for which half a minute of silence passes after the page has been loaded. */
const silent = 'now-stale'
shots.push(['firing', silent, '/'])

const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
})
for (const { name: view, ...options } of views) {
  const context = await browser.newContext(options)
  for (const [scene, name, path] of shots.filter(([, name]) => name.includes(only))) {
    await fetch(`${base}/scene/${scene}`, { method: 'PUT' })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' && scene !== 'down')
        console.log(`${view} ${name}: ${message.text()}`)
    })
    page.on('pageerror', (error) => console.log(`${view} ${name}: ${error.message}`))
    if (name === silent) await page.clock.install()
    await page.goto(base + path)
    await page.waitForTimeout(700)
    if (name === silent) {
      await fetch(`${base}/scene/down`, { method: 'PUT' })
      await page.clock.runFor(31_000)
    }
    await page.screenshot({ path: `${folder}/${name}-${view}.png`, fullPage: true })
    await page.close()
  }
  await context.close()
}
await browser.close()
