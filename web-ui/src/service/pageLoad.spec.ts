import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { pageReport } from '../testing/pages'
import PageWeeks from './PageWeeks.vue'
import {
  countWords,
  hasBudget,
  nightWords,
  overWords,
  quietServices,
  shareWords,
  weekRows,
} from './pageLoad'

it('each number stands beside its target, where there is one', () => {
  expect(countWords(3, 2)).toBe('3, at most 2')
  expect(countWords(3, null)).toBe('3')
  expect(countWords(0, 0)).toBe('0, at most 0')
  expect(shareWords(0.5, 0.8)).toBe('50 %, at least 80 %')
  expect(shareWords(null, 0.8)).toBe('\u2013, at least 80 %')
  expect(shareWords(1, null)).toBe('100 %')
})

it('what is over budget is said in words', () => {
  expect(overWords([])).toBe('')
  expect(overWords(['perWeek', 'actionShare'])).toBe('Over budget: too many, too few acted on')
  expect(overWords(['atNight'])).toBe('Over budget: too many at night')
})

it('a target of nought is a budget, and none is not', () => {
  const night = { start: '22:00', end: '07:00', timezone: 'UTC' }
  const none = { perWeek: null, atNight: null, actionShare: null, night }
  expect(hasBudget(none)).toBe(false)
  expect(hasBudget({ ...none, atNight: 0 })).toBe(true)
  expect(nightWords(night)).toBe('22:00 to 07:00, UTC')
})

it('weeks are listed newest first, of one service or of all that paged or may page', () => {
  const report = pageReport()
  expect(weekRows(report, 'checkout').map(({ week }) => week.monday)).toEqual([
    '2026-11-16',
    '2026-11-09',
  ])
  expect(weekRows(report, 'search')).toHaveLength(2)
  expect(new Set(weekRows(report).map(({ service }) => service))).toEqual(new Set(['checkout']))
  expect(quietServices(report)).toEqual(['search'])
})

it('whoever pages most comes first', () => {
  const report = pageReport()
  const [checkout, search] = report.services
  search!.weeks[0]!.pages = 9
  expect(weekRows(report).map(({ service }) => service)).toEqual(
    [search!, search!, checkout!, checkout!].map(({ service }) => service),
  )
  expect(quietServices(report)).toEqual([])
})

it('the table says of each week what was planned and what is missed, and who was quiet', () => {
  const table = mount(PageWeeks, {
    props: { report: pageReport() },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  const rows = table.findAll('tbody tr').map((row) => row.text())
  expect(rows).toHaveLength(2)
  expect(rows[0]).toContain('so far')
  expect(rows[0]).toContain('Within')
  expect(rows[1]).toContain('3, at most 2')
  expect(rows[1]).toContain('Over budget: too many, too many at night')
  expect(table.text()).toContain('Nobody was paged by search')
})

it('of one service every week is told, whether or not it has a budget', () => {
  const table = mount(PageWeeks, {
    props: { report: pageReport(), service: 'search' },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  expect(table.findAll('tbody tr').map((row) => row.text())[0]).toContain('None set')
})
