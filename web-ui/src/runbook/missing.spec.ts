import { expect, it } from 'vitest'
import { runbookTemplate } from './missing'

it('the template is a runbook of that name, with a first step to look at and one to tick', () => {
  const template = runbookTemplate('pay-latency', '2026-11-29')
  expect(template).toContain('alert: ErrorBudgetBurn')
  expect(template).toContain('slo: pay-latency')
  expect(template).toContain('reviewed: 2026-11-29')
  expect(template).toContain('```slo { live=slo }')
  expect(template).toContain('- [ ] ')
})

it('of an alert that others send it names the alert and no promise', () => {
  const template = runbookTemplate('DiskFull', '2026-11-29', true)
  expect(template).toContain('alert: DiskFull\n')
  expect(template).not.toContain('slo')
  expect(template).not.toContain('promise')
  expect(template).toContain('```lucene { live=logs')
})
