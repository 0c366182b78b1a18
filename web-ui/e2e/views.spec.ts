// What must hold of every page while an incident is open.

import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import type { Incident } from '../src/api/types.ts'
import { errors, incidentOf, pageMillisMax, switchFault } from './fleet.ts'

let open: Incident

test.beforeAll(async ({ request }) => {
  test.setTimeout(pageMillisMax + 10_000)
  const fault = await switchFault(request, errors, true)
  await expect.poll(() => incidentOf(request, fault), { timeout: pageMillisMax }).toBeDefined()
  open = (await incidentOf(request, fault))!
})
test.afterAll(async ({ request }) => {
  await switchFault(request, errors, false)
})

const paths = (): string[] => [
  '/',
  `/i/${encodeURIComponent(open.id)}`,
  `/slo/${encodeURIComponent(open.slo)}`,
  '/runbooks',
  `/runbooks/${encodeURIComponent(open.runbook)}`,
  '/faults',
]

/** Until everything the page fetches is there. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
}

test('every address opens its page directly', async ({ page }) => {
  for (const path of paths()) {
    await visit(page, path)
    await expect(page).toHaveURL(path)
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
})

test('an incident is found and opened by keyboard alone', async ({ page }) => {
  await visit(page, '/')
  const row = page.locator(`[data-row][href="/i/${encodeURIComponent(open.id)}"]`)
  await expect(row).toBeVisible()
  const rows = await page.locator('[data-row]').count()
  for (
    let steps = 0;
    steps < rows && !(await row.evaluate((link) => link === document.activeElement));
    steps++
  ) {
    await page.keyboard.press('j')
  }
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/i/${encodeURIComponent(open.id)}`)
  await expect(page.getByTestId('state')).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Acknowledge')
})

test('nothing scrolls sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of paths()) {
    await visit(page, path)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, path).toBeLessThanOrEqual(320)
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no serious barrier in the ${colorScheme} theme`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme })
    for (const path of paths()) {
      await visit(page, path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      )
      expect(serious.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([])
    }
  })
}

test('text from outside stays text', async ({ page, request }) => {
  const evil = `<img src=x onerror="window.hit='img'"><script>window.hit='script'</script>`
  const time = new Date(Date.parse(open.startedAt) - 60_000).toISOString()
  const change = {
    kind: evil,
    service: open.service,
    version: evil,
    summary: evil,
    url: 'https://deploys.example/1',
    time,
  }
  expect((await request.post('/api/v1/changes', { data: change })).status()).toBe(200)

  await visit(page, `/i/${encodeURIComponent(open.id)}`)
  await page.getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByLabel('Your name').fill(evil)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('state')).toContainText(evil)

  const changes = page.getByRole('region', { name: 'What changed' })
  await expect(changes.getByText(evil).first()).toBeVisible()
  await expect(page.locator('main img, main script')).toHaveCount(0)
  await visit(page, '/')
  await expect(page.getByText(evil).first()).toBeVisible()
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
})

test('the content security policy runs no inline script', async ({ page }) => {
  const response = await page.goto('/')
  expect(response!.headers()['content-security-policy']).toContain("script-src 'self'")
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = "window.hit = 'inline'"
    document.body.append(script)
  })
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
})

test('tabs share one event stream, and the next one takes it over', async ({ context, page }) => {
  const streams: (string | null)[] = []
  context.on('request', (request) => {
    if (request.url().includes('/api/v1/stream'))
      streams.push(request.headers()['last-event-id'] ?? null)
  })
  await visit(page, '/')
  await expect.poll(() => streams).toEqual([null])
  const others = [await context.newPage(), await context.newPage()]
  for (const other of others) {
    await visit(other, '/')
    await expect(other.getByText('Live', { exact: true })).toBeVisible()
  }
  expect(streams).toHaveLength(1)
  await page.close()
  await expect.poll(() => streams.length).toBe(2)
  await expect(others[1]!.getByText('Live', { exact: true })).toBeVisible()
})

test('says since when live updates are lost, and takes it back', async ({ page }) => {
  await page.clock.install()
  await page.route('**/api/v1/stream**', (route) => route.abort())
  await visit(page, '/')
  await page.clock.runFor(31_000)
  await expect(
    page.getByText(/Live updates lost at \d\d:\d\d:\d\d UTC, showing older data/),
  ).toBeVisible()
  await page.unroute('**/api/v1/stream**')
  await page.clock.runFor(20_000)
  await expect(page.getByText('Live updates lost')).toHaveCount(0)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
})
