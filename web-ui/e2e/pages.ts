import { expect, type APIRequestContext, type Page } from '@playwright/test'
import type { Incident } from '../src/api/types.ts'
import { errors, incidentOf, pageMillisMax, switchFault } from './fleet.ts'

/** An unresolved incident; the fault behind it stays on for the specs that follow. */
export async function openIncident(request: APIRequestContext): Promise<Incident> {
  const fault = await switchFault(request, errors, true)
  await expect.poll(() => incidentOf(request, fault), { timeout: pageMillisMax }).toBeDefined()
  return (await incidentOf(request, fault))!
}

/** Every address a person may be sent to while an incident is open. */
export const addresses = ({ id, slo, service, runbook }: Incident): string[] => [
  '/',
  `/i/${encodeURIComponent(id)}`,
  ...['deliveries', 'logs', 'percentiles'].map((tab) => `/i/${encodeURIComponent(id)}?tab=${tab}`),
  '/incidents',
  `/incidents?slo=${encodeURIComponent(slo)}&state=unresolved`,
  '/silences',
  '/routes',
  '/routes?labels=severity%3Dpage%0Aservice%3Dcheckout',
  '/deliveries',
  '/deliveries?state=sent',
  '/drills',
  '/pages',
  '/slo',
  `/slo/${encodeURIComponent(slo)}`,
  `/logs?q=${encodeURIComponent(`service:${service}`)}`,
  '/metrics-explorer',
  '/metrics-explorer?metric=host_cpu_busy_ratio&by=host,service&top=20',
  '/metrics-explorer?metric=checkout_duration_seconds',
  '/services',
  `/services/${encodeURIComponent(service)}`,
  '/runbooks',
  `/runbooks/${encodeURIComponent(runbook)}`,
  '/changes',
  '/versions',
  '/system',
  '/faults',
  '/start',
]

/** Opens a page and waits until everything it fetches at first is there. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
}

/** Shows each incident of those that are told together. */
export async function openGroups(page: Page): Promise<void> {
  const region = page.getByRole('region', { name: 'Open incidents' })
  for (const closed of await region.locator('.group details:not([open]) > summary').all())
    await closed.click()
}
