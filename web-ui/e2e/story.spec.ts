// The product's story, told by the real server and the demo fleet: something breaks, somebody is
// called, reads what to do, takes it, it is over.

import { expect, test } from '@playwright/test'
import {
  errors,
  incident,
  incidentOf,
  pageMillisMax,
  resolveMillisMax,
  switchFault,
} from './fleet.ts'
import { openGroups } from './pages.ts'
import { causes } from './causes.ts'
import { find, stepsMax } from './reader.ts'

test.afterAll(async ({ request }) => {
  await switchFault(request, errors, false)
})

test('a fault pages, is read about, taken and resolved, all without a reload', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(pageMillisMax + resolveMillisMax + 60_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  let loads = 0
  page.on('load', () => loads++)

  const fault = await switchFault(request, errors, false)
  await expect.poll(() => incidentOf(request, fault), { timeout: resolveMillisMax }).toBeUndefined()

  await page.goto('/')
  const incidents = page.getByRole('region', { name: 'Open incidents' })
  await expect(page.getByRole('table')).toBeVisible()
  await switchFault(request, errors, true)
  await expect(page.getByText(`Injected fault: ${fault.title}`)).toBeVisible()

  await expect.poll(() => incidentOf(request, fault), { timeout: pageMillisMax }).toBeDefined()
  const { id, runbook } = (await incidentOf(request, fault))!
  const address = `/i/${encodeURIComponent(id)}`
  const row = incidents.locator(`a[href="${address}"]`)
  await expect(async () => {
    await openGroups(page)
    await expect(row).toContainText('Open', { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })

  const stranger = await context.newPage()
  const { steps } = await find(stranger, causes[errors]!)
  expect(steps).toBeLessThanOrEqual(stepsMax)
  await stranger.close()

  await row.click()
  await expect(page).toHaveURL(address)
  await expect(page.getByTestId('state')).toHaveText('Open')
  await expect(page.getByRole('link', { name: fault.slo })).toBeVisible()
  const procedure = page.getByRole('complementary', { name: 'Runbook' })
  await expect(procedure.getByRole('heading', { name: 'Diagnosis' })).toBeVisible()
  await expect(
    procedure.locator(`a[href="/runbooks/${encodeURIComponent(runbook)}"]`).first(),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByLabel('Your name').fill('Grace')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('state')).toHaveText('Acknowledged by Grace')
  const second = await request.post(`/api/v1/incidents/${id}/ack`, { data: { by: 'Ada' } })
  expect(second.status()).toBe(200)
  expect(await incident(request, id)).toMatchObject({
    state: 'acknowledged',
    acknowledgedBy: 'Grace',
  })

  await switchFault(request, errors, false)
  await expect(page.getByTestId('state')).toHaveText('Resolved', { timeout: resolveMillisMax })
  const over = await incident(request, id)
  expect(over.deliveries.length).toBeGreaterThan(0)
  expect(
    over.deliveries
      .flatMap(({ attempts }) => attempts)
      .some(({ httpStatus }) => httpStatus === 200),
  ).toBe(true)

  expect(loads).toBe(1)
  expect(problems).toEqual([])
})
