// From the list of metrics to a block for a runbook, by clicks.

import { expect, test } from '@playwright/test'
import { visit } from './pages.ts'

const metric = 'host_cpu_busy_ratio'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('a metric is found, told by a label, cut to the largest and copied for a runbook', async ({
  page,
}) => {
  await visit(page, '/metrics-explorer')
  await page.getByLabel('Filter by name and help').fill('cpu busy')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: metric }).click()
  await expect(page).toHaveURL(new RegExp(`metric=${metric}`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(metric)

  const host = page.getByRole('region', { name: 'host', exact: true })
  await host.getByLabel('a line each').check()
  await expect(page).toHaveURL(/by=host/)
  await page.getByLabel('Lines').selectOption({ label: '5 largest' })
  await expect(page).toHaveURL(/top=5/)
  const lines = page.getByRole('region', { name: 'Labels' }).locator('xpath=..').getByRole('table')
  await expect(lines.locator('tbody tr')).toHaveCount(5)

  await page.getByRole('button', { name: 'Copy as runbook block' }).click()
  const block = await page.evaluate(() => navigator.clipboard.readText())
  expect(block).toBe(await page.getByLabel('Runbook block').textContent())
  expect(block).toContain('live=series')
  expect(block).toContain('by=host')
  expect(block).toContain('top=5')
  expect(block).toContain(metric)
})

test('a click on a value narrows the series, a second one takes it back', async ({ page }) => {
  await visit(page, `/metrics-explorer?metric=${metric}&by=host`)
  const value = page.getByRole('region', { name: 'host', exact: true }).getByRole('button').first()
  await value.click()
  await expect(value).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/q=.*host/)
  await value.click()
  await expect(value).toHaveAttribute('aria-pressed', 'false')
  await expect(page).not.toHaveURL(/q=/)
})
