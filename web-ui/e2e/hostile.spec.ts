// What others send is shown, never run.

import { expect, test, type Page } from '@playwright/test'
import type { Incident } from '../src/api/types.ts'
import { openIncident, visit } from './pages.ts'

let open: Incident

test.beforeAll(async ({ request }) => {
  test.setTimeout(120_000)
  open = await openIncident(request)
})

const evil = `<img src=x onerror="window.hit='img'"><script>window.hit='script'</script>`

/** Nothing of it became an element, nothing ran. */
async function harmless(page: Page): Promise<void> {
  await expect(page.getByText(evil).filter({ visible: true }).first()).toBeVisible()
  await expect(page.locator('main img, main script')).toHaveCount(0)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
}

test('a change, a note and a name stay text', async ({ page, request }) => {
  const change = {
    kind: evil,
    service: open.service,
    version: evil,
    summary: evil,
    url: 'https://deploys.example/1',
    time: new Date(Date.parse(open.startedAt) - 60_000).toISOString(),
  }
  expect((await request.post('/api/v1/changes', { data: change })).status()).toBe(200)
  const note = { by: evil, text: evil }
  const noted = await request.post(`/api/v1/incidents/${open.id}/notes`, { data: note })
  expect(noted.status()).toBe(200)
  await visit(page, `/i/${encodeURIComponent(open.id)}`)
  await harmless(page)
  await visit(page, '/changes')
  await harmless(page)
  await page.goto(`/p/${encodeURIComponent(open.id)}`)
  await harmless(page)
})

test('a log line and its attributes stay text', async ({ page, request }) => {
  const record = { service: 'hostile', severity: 'ERROR', body: evil, attributes: { user: evil } }
  const sent = await request.post('/api/v1/logs', {
    headers: { 'Content-Type': 'application/x-ndjson' },
    data: `${JSON.stringify(record)}\n`,
  })
  expect(sent.status()).toBe(200)
  // What was taken is visible within the index's delay.
  await expect
    .poll(async () => (await request.get('/api/v1/logs?query=service:hostile')).text())
    .toContain('"hostile"')
  await visit(page, '/logs?q=service:hostile')
  await harmless(page)
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
