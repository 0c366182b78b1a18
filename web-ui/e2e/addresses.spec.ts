// What must hold of every page while an incident is open.

import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import type { Incident } from '../src/api/types.ts'
import { contrast } from '../src/testing/colour.ts'
import { addresses, openIncident, visit } from './pages.ts'
import { some } from './some.ts'

let open: Incident

test.beforeAll(async ({ request }) => {
  test.setTimeout(120_000)
  open = await openIncident(request)
})

/** Barriers that axe finds serious or worse. */
async function barriers(page: Page, rules?: string[]): Promise<string[]> {
  // No page has frames of others: axe needs no tab of its own to put its results together.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)
}

/** Widths at which the page is wider than the screen; lists are cards up to 1120 px. */
async function tooWide(page: Page): Promise<number[]> {
  const found: number[] = []
  for (const width of [320, 720, 1121]) {
    await page.setViewportSize({ width, height: 640 })
    if ((await page.evaluate(() => document.documentElement.scrollWidth)) > width) found.push(width)
  }
  return found
}

test('every address opens its page directly, without a barrier in either theme or a scroll sideways', async ({
  page,
}) => {
  test.setTimeout(600_000)
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(`${page.url()}: ${message}`))
  for (const address of some(addresses(open), 6)) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await visit(page, address)
    const { pathname } = new URL(page.url())
    expect(pathname).toBe(address.split('?')[0])
    await expect(page.getByRole('alert'), address).toHaveCount(0)
    await expect(page, address).toHaveTitle(/Headroom/)
    problems.push(...(await barriers(page)))
    // Only colours differ.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    problems.push(...(await barriers(page, ['color-contrast'])))
    problems.push(...(await tooWide(page)).map((width) => `${address} at ${width} px`))
  }
  expect(problems).toEqual([])
})

test('keys of the address that nobody knows are kept', async ({ page }) => {
  await visit(page, '/logs?q=checkout&from=now-15m&to=now&ticket=OPS-1')
  await page.getByRole('button', { name: 'Earlier' }).click()
  await expect(page).toHaveURL(/ticket=OPS-1/)
  await expect(page).not.toHaveURL(/from=now-15m/)
  await expect(page).toHaveURL(/q=checkout/)
})

test('log lines have the only scroll bar', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await visit(page, '/logs')
  await expect(page.getByRole('grid')).toBeVisible()
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  expect(height).toBeLessThanOrEqual(900)
})

test('an address without a time says what it shows instead', async ({ page }) => {
  await visit(page, '/logs?from=bogus')
  await expect(page.getByRole('alert')).toHaveText(/not a time; showing the last hour/)
  await page.getByRole('button', { name: '15m' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

/** Colours of an element as the browser paints them, as `#rrggbb`. */
const painted = (element: Locator): Promise<{ ink: string; fill: string }> =>
  element.evaluate((shown) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const brush = canvas.getContext('2d', { willReadFrequently: true })!
    const hex = (colour: string): string => {
      brush.clearRect(0, 0, 1, 1)
      brush.fillStyle = colour
      brush.fillRect(0, 0, 1, 1)
      const [red, green, blue, opacity] = brush.getImageData(0, 0, 1, 1).data
      if (opacity !== 255) throw new Error(`${colour} lets through what is behind it`)
      return `#${[red, green, blue].map((each) => each!.toString(16).padStart(2, '0')).join('')}`
    }
    const { color, backgroundColor } = getComputedStyle(shown)
    return { ink: hex(color), fill: hex(backgroundColor) }
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`the button that is to be pressed first can be read in the ${colorScheme} theme`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await visit(page, `/i/${encodeURIComponent(open.id)}`)
    const take = page.getByRole('button', { name: 'Acknowledge' })
    const { ink, fill } = await painted(take)
    expect(contrast(ink, fill), `${ink} on ${fill}`).toBeGreaterThanOrEqual(4.5)
    const behind = await painted(page.locator('html'))
    expect(fill, 'it is filled').not.toBe(behind.fill)
  })

test('the phone page tells and takes without any script', async ({ browser, request }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  await page.goto(`/p/${encodeURIComponent(open.id)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const take = page.getByRole('button', { name: 'Acknowledge' })
  const box = await take.boundingBox()
  expect(box!.height).toBeGreaterThanOrEqual(48)
  await take.click()
  await expect(page).toHaveURL(`/p/${encodeURIComponent(open.id)}`)
  const { state } = (await (await request.get(`/api/v1/incidents/${open.id}`)).json()) as Incident
  expect(state).toBe('acknowledged')
  await context.close()
})
