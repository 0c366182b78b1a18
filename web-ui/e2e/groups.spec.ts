// Incidents that began together are one row on Now, and one press takes them all.

import { randomUUID } from 'node:crypto'
import { expect, test, type APIRequestContext } from '@playwright/test'
import { togetherMillisMax } from '../src/alerting/list/groups.ts'
import type { Incident } from '../src/api/types.ts'
import { pageMillisMax, switchFault } from './fleet.ts'
import { visit } from './pages.ts'

/** Two that break a promise each of the same service, within seconds. */
const together = ['bad-deploy', 'latency']

test.afterAll(async ({ request }) => {
  for (const fault of together) await switchFault(request, fault, false)
})

async function takenBy(request: APIRequestContext, name: string): Promise<Incident[]> {
  const answer = await request.get('/api/v1/incidents')
  const { incidents } = (await answer.json()) as { incidents: Incident[] }
  return incidents.filter(({ acknowledgedBy }) => acknowledgedBy === name)
}

test('one press takes every incident of a group, and no other', async ({ page, request }) => {
  test.setTimeout(pageMillisMax + 60_000)
  const name = `Ada ${randomUUID()}`
  for (const fault of together) await switchFault(request, fault, true)
  await visit(page, '/')
  const region = page.getByRole('region', { name: 'Open incidents' })
  // Others may join the group while it is looked at: what was taken is what is told then.
  const press = region.getByRole('button', { name: /^Acknowledge all \d+$/ }).first()
  await expect(press).toBeVisible({ timeout: pageMillisMax })
  await press.click()
  await region.getByLabel('Your name, for everybody to see').fill(name)
  await page.keyboard.press('Enter')
  await expect(region.getByRole('status')).toContainText(`acknowledged by ${name}`)

  const told = Number.parseInt((await region.getByRole('status').textContent())!, 10)
  expect(told).toBeGreaterThanOrEqual(2)
  const taken = await takenBy(request, name)
  expect(taken).toHaveLength(told)
  const began = taken.map(({ beganAt }) => Date.parse(beganAt))
  expect(Math.max(...began) - Math.min(...began)).toBeLessThanOrEqual(togetherMillisMax)
  for (const { id } of taken)
    await expect(region.locator(`a[href="/i/${encodeURIComponent(id)}"]`)).toContainText(name)
})
