// One stream for the whole browser, and an honest page while it is gone.

import { expect, test } from '@playwright/test'
import { visit } from './pages.ts'

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
