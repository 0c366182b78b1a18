import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiProblem } from '../api/problem'
import { rulesApi } from '../api/rules'
import type { RuleVersions, RulesInForce } from '../api/types'
import { dryRun, ruleVersion, ruleVersions } from '../testing/versions'
import { reader } from '../ui/reader'
import VersionRows from './VersionRows.vue'

const done: RulesInForce = {
  version: 1,
  objectives: 1,
  receivers: 0,
  runbooks: 0,
  services: 0,
  promises: { added: [], changed: [], removed: [] },
}

beforeEach(() => {
  reader.value = 'dana'
})
afterEach(() => vi.restoreAllMocks())

const rows = (list: RuleVersions = ruleVersions()) => mount(VersionRows, { props: { list } })

const rolledBack = (): RuleVersions => ({
  ...ruleVersions(),
  inForce: 1,
  filesDiffer: true,
  rolledBack: {
    version: 1,
    by: 'eve',
    at: '2026-03-01T03:07:00Z',
    promoted: false,
    inForce: true,
    problems: [],
  },
})

it('the version in force is marked and cannot be rolled back to', () => {
  const shown = rows()
  const items = shown.findAll('li')
  expect(items[0]!.text()).toContain('in force')
  expect(items[0]!.find('[aria-label="Roll back to version 2"]').exists()).toBe(false)
  expect(items[1]!.text()).toContain('files on disk')
  expect(items[1]!.find('[aria-label="Roll back to version 1"]').exists()).toBe(true)
})

it('a version shows what it changed', async () => {
  vi.spyOn(rulesApi, 'version').mockResolvedValue({
    version: ruleVersion(2),
    before: 1,
    diff: '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-target: 0.9\n+target: 0.99\n',
    files: {},
  })
  const shown = rows()
  await shown.get('[aria-label="Changes of version 2"]').trigger('click')
  await flushPromises()
  expect(shown.get('pre .removed').text()).toBe('-target: 0.9')
  expect(shown.get('pre .added').text()).toBe('+target: 0.99')
  await shown.get('[aria-label="Changes of version 2"]').trigger('click')
  await flushPromises()
  expect(shown.find('pre').exists()).toBe(false)
})

it('the oldest that is kept is not said to be new', async () => {
  vi.spyOn(rulesApi, 'version').mockResolvedValue({
    version: ruleVersion(2),
    before: null,
    diff: '--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+target: 0.99\n',
    files: {},
  })
  const shown = rows()
  await shown.get('[aria-label="Changes of version 2"]').trigger('click')
  await flushPromises()
  expect(shown.get('li').text()).toContain('The version before is not kept any more')
})

it('nothing is rolled back before it is confirmed', async () => {
  const rollBack = vi.spyOn(rulesApi, 'rollBack').mockResolvedValue(done)
  const shown = rows()
  await shown.get('[aria-label="Roll back to version 1"]').trigger('click')
  expect(rollBack).not.toHaveBeenCalled()
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(rollBack).toHaveBeenCalledWith(1, { by: 'dana', seen: 2 })
  expect(shown.emitted('changed')).toHaveLength(1)
  expect(shown.find('form').exists()).toBe(false)
})

it('the form and the report take the focus, and give it back', async () => {
  vi.spyOn(rulesApi, 'dryRun').mockResolvedValue(dryRun())
  vi.spyOn(rulesApi, 'rollBack').mockResolvedValue(done)
  const shown = mount(VersionRows, { props: { list: ruleVersions() }, attachTo: document.body })
  const press = async (label: string) => {
    const button = shown.get<HTMLElement>(`[aria-label="${label}"]`)
    button.element.focus()
    await button.trigger('click')
    await flushPromises()
    return button.element
  }
  const back = await press('Roll back to version 1')
  expect(document.activeElement).toBe(shown.get('form input').element)
  await shown.get('form button[type=button]').trigger('click')
  await flushPromises()
  expect(document.activeElement).toBe(back)

  const tried = await press('Dry run of version 1')
  expect(document.activeElement?.contains(shown.get('.report').element)).toBe(true)
  expect(document.activeElement).not.toBe(document.body)
  await shown.get('.report button').trigger('click')
  await flushPromises()
  expect(document.activeElement).toBe(tried)

  await press('Roll back to version 1')
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(document.activeElement).toBe(shown.get('.versions').element)
  shown.unmount()
})

it('who rolled back is named, and the files can be put into force again', async () => {
  const resume = vi.spyOn(rulesApi, 'resume').mockResolvedValue(done)
  const shown = rows(rolledBack())
  expect(shown.get('.notice').text()).toContain('Version 1 is in force, rolled back by eve')
  expect(shown.get('.notice').text()).toContain('The files on disk differ.')
  await shown.get('.notice button').trigger('click')
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(resume).toHaveBeenCalledWith({ by: 'dana', seen: 1 })
})

it('a refusal is said and the question stays', async () => {
  vi.spyOn(rulesApi, 'rollBack').mockRejectedValue(
    new ApiProblem('Unprocessable', 'nothing was changed', 422, ''),
  )
  const shown = rows()
  await shown.get('[aria-label="Roll back to version 1"]').trigger('click')
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(shown.get('[role=alert]').text()).toBe('Not done: nothing was changed')
  expect(shown.find('form').exists()).toBe(true)
  expect(shown.emitted('changed')).toBeUndefined()
})

it('where somebody else was first, nothing is done and the list is read anew', async () => {
  const rollBack = vi
    .spyOn(rulesApi, 'rollBack')
    .mockRejectedValue(new ApiProblem('Conflict', 'nothing was changed', 409, ''))
  const shown = rows()
  await shown.get('[aria-label="Roll back to version 1"]').trigger('click')
  await shown.setProps({ list: rolledBack() })
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(rollBack).toHaveBeenCalledWith(1, { by: 'dana', seen: 2 })
  expect(shown.get('[role=alert]').text()).toBe('Not done: nothing was changed')
  expect(shown.emitted('changed')).toHaveLength(1)
})

it('who decided what stands below the versions', () => {
  const at = '2026-03-01T03:07:00Z'
  const shown = rows({
    ...ruleVersions(),
    decisions: [
      { kind: 'resumed', version: 2, by: 'eve', at },
      { kind: 'rolled back', version: 1, by: 'dana', at },
    ],
  })
  const items = shown.findAll('section li').map((each) => each.text())
  expect(items[0]).toContain('eve went back to the files on disk, version 2')
  expect(items[1]).toContain('dana rolled back to version 1')
  expect(rows().find('section').exists()).toBe(false)
})

it('a version is tried and what would have been stands above the list', async () => {
  const tried = vi.spyOn(rulesApi, 'dryRun').mockResolvedValue(dryRun())
  const shown = rows()
  await shown.get('[aria-label="Dry run of version 1"]').trigger('click')
  await flushPromises()
  expect(tried).toHaveBeenCalledWith(1)
  const report = shown.get('[aria-label="Dry run of version 1"].report')
  expect(report.text()).toContain('in steps of 1m: 1 as it was')
  expect(report.get('li').text()).toContain('page checkout-latency')
  expect(report.get('li').text()).toContain('pager')
  await report.get('button').trigger('click')
  expect(shown.find('.report').exists()).toBe(false)
})

it('the files on disk are tried where they differ', async () => {
  const tried = vi.spyOn(rulesApi, 'dryRun').mockResolvedValue(dryRun())
  const shown = rows({ ...ruleVersions(), filesDiffer: true })
  await shown.get('.notice button').trigger('click')
  await flushPromises()
  expect(tried).toHaveBeenCalledWith()
  expect(shown.get('.report h2').text()).toBe('Dry run of the files on disk')
})

it('what is in shadow is promoted once that is confirmed', async () => {
  const promote = vi.spyOn(rulesApi, 'promote').mockResolvedValue(done)
  const shown = rows({
    ...ruleVersions(),
    inShadow: { objectives: ['checkout-new'], receivers: ['new-pager'] },
  })
  await shown.get('[aria-label="Promote receiver new-pager"]').trigger('click')
  expect(promote).not.toHaveBeenCalled()
  expect(shown.get('form').text()).toContain('Take new-pager out of shadow?')
  await shown.get('form').trigger('submit')
  await flushPromises()
  expect(promote).toHaveBeenCalledWith({ receiver: 'new-pager' }, { by: 'dana', seen: 2 })
  expect(shown.emitted('changed')).toHaveLength(1)
})

it('a version that cannot be used is not said to be in force, and why', () => {
  const problem = { file: 'alert-rules/routing.yaml', line: 5, column: 29, message: 'gone' }
  const list = rolledBack()
  const text = rows({
    ...list,
    inForce: 2,
    rolledBack: { ...list.rolledBack!, inForce: false, problems: [problem] },
  })
    .get('.notice')
    .text()
  expect(text).toContain('Version 1, which eve decided on')
  expect(text).toContain('is not in force')
  expect(text).toContain('alert-rules/routing.yaml:5:29: gone')
  expect(text).not.toContain('Version 1 is in force')
})

it('a promotion is no rollback', () => {
  const shown = rows({
    ...rolledBack(),
    inForce: 2,
    rolledBack: { ...rolledBack().rolledBack!, version: 2, promoted: true },
  })
  expect(shown.get('.notice').text()).toContain('Version 2 is in force, promoted by eve')
})
