import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { computed, ref, shallowRef } from 'vue'
import type { Runbook } from '../../api/types'
import type { StepMarks } from '../../runbook/stepMarks'
import { incident, runbook } from '../../testing/samples'
import LookFirst from './LookFirst.vue'

const block = {
  name: 'LiveBlock',
  inheritAttrs: false,
  props: ['runbook', 'block', 'incident'],
  template: '<i />',
}

function look(page: Partial<Runbook>, done: number[] = []) {
  const mark = vi.fn(async () => undefined)
  const steps: StepMarks = {
    marks: computed(() => done.map((step) => ({ step, done: true, by: '', time: '' }))),
    problem: ref(undefined),
    busy: ref(new Set<number>()),
    mark,
  }
  const resource = {
    data: shallowRef<Runbook | undefined>(runbook(page)),
    problem: ref(undefined),
    loading: ref(false),
    reload: async () => undefined,
  }
  const shown = mount(LookFirst, {
    props: { runbook: resource, steps, incident: incident() },
    global: { stubs: { LiveBlock: block, RouterLink: RouterLinkStub } },
  })
  return { shown, mark }
}

const mitigations = [
  { condition: 'one shard is gone', action: 'restart it', command: 'shardctl restart', step: 1 },
  { condition: null, action: 'Tell discovery', command: '', step: null },
]

it('shows the first look with its live block, then what to do in which case', async () => {
  const { shown, mark } = look({
    firstStep: { text: 'Which shard?', liveBlocks: [2] },
    mitigations,
  })
  expect(shown.text()).toContain('Which shard?')
  expect(shown.getComponent({ name: 'LiveBlock' }).props()).toMatchObject({
    block: 2,
    incident: 'inc-01',
  })
  const items = shown.findAll('li').map((item) => item.text())
  expect(items[0]).toContain('If one shard is gone, then restart it')
  expect(items[1]).not.toContain('If')
  expect(shown.text()).toContain('0 of 1 done')
  await shown.get('input').setValue(true)
  expect(mark).toHaveBeenCalledWith(1, true, 'If one shard is gone: restart it')
})

it('says when everything that can be ticked is done', () => {
  expect(look({ mitigations }, [1]).shown.text()).toContain('Everything is done')
  expect(look({ mitigations }, [0]).shown.text()).not.toContain('Everything is done')
})

it('says where there is nothing to look at first', () => {
  expect(look({}).shown.text()).toContain('no list of steps')
})
