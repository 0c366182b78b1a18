import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { pageReport } from '../testing/pages'
import PageWeeks from './PageWeeks.vue'
import {
  countWords,
  hasBudget,
  nightWords,
  overBudgetSentence,
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

it('who pages more than planned is said in one sentence, this week before the last one', () => {
  const report = pageReport()
  const all = (): boolean => true
  expect(overBudgetSentence(report, all)).toBe('checkout was over its page budget last week')
  expect(overBudgetSentence(report, (service) => service === 'search')).toBe('')
  const [checkout, search] = report.services
  search!.weeks[1]!.over = ['atNight']
  expect(overBudgetSentence(report, all)).toBe(
    'search is over its page budget this week; last week checkout was',
  )
  checkout!.weeks[1]!.over = ['perWeek']
  expect(overBudgetSentence(report, all)).toBe(
    'checkout and search are over their page budgets this week',
  )
})

it('of many services some are named and the rest is counted', () => {
  const report = pageReport()
  const checkout = report.services[0]!
  report.services = ['a', 'b', 'c', 'd', 'e'].map((service) => ({ ...checkout, service }))
  expect(overBudgetSentence(report, () => true)).toBe(
    'a, b, c and 2 more were over their page budgets last week',
  )
  expect(overBudgetSentence({ ...report, services: [] }, () => true)).toBe('')
})

it('a name that is long is cut, and one service that says nothing says it in the singular', () => {
  const report = pageReport()
  const shown = mount(PageWeeks, {
    props: { report },
    global: { stubs: { RouterLink: { template: '<a><slot /></a>' } } },
  })
  expect(shown.get('bdi.cut').attributes('title')).toBe('checkout')
  expect(shown.text()).toContain(
    'Nobody was paged by search, which says nothing about how often it may.',
  )
})
