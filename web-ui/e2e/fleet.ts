import { expect, type APIRequestContext } from '@playwright/test'
import type { Fault, Faults, Incident, IncidentDetail } from '../src/api/types.ts'

/** How long the fleet's errors may take to page, and to be over once they stopped. */
export const pageMillisMax = 90_000
export const resolveMillisMax = 180_000

/** The fault of the story: a service answers with errors. */
export const errors = 'errors'

export async function switchFault(
  request: APIRequestContext,
  name: string,
  on: boolean,
): Promise<Fault> {
  const response = await request.put(`/api/v1/faults/${name}`, { data: { on } })
  expect(response.status(), `fault ${name} ${on ? 'on' : 'off'}: is this server a demo?`).toBe(200)
  const { faults } = (await response.json()) as Faults
  return faults.find((fault) => fault.name === name)!
}

/** The unresolved incident of the promise that a fault burns. */
export async function incidentOf(
  request: APIRequestContext,
  fault: Fault,
): Promise<Incident | undefined> {
  const response = await request.get('/api/v1/incidents?state=unresolved')
  const { incidents } = (await response.json()) as { incidents: Incident[] }
  return incidents.find(({ slo }) => slo === fault.slo)
}

export async function incident(request: APIRequestContext, id: string): Promise<IncidentDetail> {
  return (await (
    await request.get(`/api/v1/incidents/${encodeURIComponent(id)}`)
  ).json()) as IncidentDetail
}
