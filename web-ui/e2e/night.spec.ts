// The night on which clocks are set back: 02:30 comes twice, and both must be told apart.

import { expect, test } from '@playwright/test'
import { visit } from './pages.ts'

test.use({ timezoneId: 'Europe/Berlin' })

test('an hour that comes twice keeps its two zones', async ({ page }) => {
  const from = '2026-10-25T00:15:00Z'
  const to = '2026-10-25T01:45:00Z'
  await visit(page, `/logs?from=${from}&to=${to}&tz=local`)
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('2026-10-25 02:15:00 UTC+2')
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('2026-10-25 02:45:00 UTC+1')
  await page.keyboard.press('t')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('2026-10-25 00:15:00 UTC')
})
