// The night on which clocks are set back: 02:30 comes twice, and both must be told apart.

import { expect, test } from '@playwright/test'
import { visit } from './pages.ts'

test.use({ timezoneId: 'Europe/Berlin' })

test('an hour that comes twice keeps its two zones', async ({ page }) => {
  const from = '2026-10-25T00:15:00Z'
  const to = '2026-10-25T01:45:00Z'
  await visit(page, `/logs?from=${from}&to=${to}&tz=local`)
  await expect(page.getByLabel('From')).toHaveValue(/02:15.*(\+02|CEST|GMT\+2)/)
  await expect(page.getByLabel('To', { exact: true })).toHaveValue(/02:45.*(\+01|CET|GMT\+1)/)
  await page.keyboard.press('t')
  await expect(page.getByLabel('From')).toHaveValue(/00:15.*(UTC|Z)/)
})
