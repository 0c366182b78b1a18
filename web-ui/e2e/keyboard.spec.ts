// From the page at three in the morning to the exact logs, without a pointer.

import { expect, test } from '@playwright/test'
import type { Incident } from '../src/api/types.ts'
import { openGroups, openIncident, visit } from './pages.ts'

let open: Incident

test.beforeAll(async ({ request }) => {
  test.setTimeout(120_000)
  open = await openIncident(request)
})

test('an incident is found, opened and followed to its logs by keyboard alone', async ({
  page,
}) => {
  await visit(page, '/')
  const address = `/i/${encodeURIComponent(open.id)}`
  const row = page.locator(`[data-row][href="${address}"]`)
  await openGroups(page)
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
  await expect(page).toHaveURL(address)
  await expect(page.getByTestId('state')).toBeVisible()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toContainText('Acknowledge')
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/\/logs\?/)
  await expect(page.getByRole('grid').getByRole('row').first()).toBeVisible()
})

test('the palette leads anywhere', async ({ page }) => {
  await visit(page, '/')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(open.slo)
  // Its incident, if that comes first, is called by what it says.
  await expect(palette.getByRole('option').filter({ hasText: open.slo }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(
    new RegExp(`/(slo/${open.slo}|i/${open.id}|runbooks/${open.runbook})([?#]|$)`),
  )
  await expect(palette).toBeHidden()
})

test('keys stay letters while somebody types', async ({ page }) => {
  await visit(page, '/logs')
  const query = page.getByLabel('Query', { exact: true })
  await query.focus()
  await page.keyboard.type('gaps')
  await expect(page).toHaveURL(/\/logs/)
  await expect(query).toHaveValue('gaps')
})

test('where the focus is can be seen', async ({ page }) => {
  await visit(page, '/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const outline = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement!)
    return `${style.outlineStyle} ${style.outlineWidth}`
  })
  expect(outline).toBe('solid 2px')
})
