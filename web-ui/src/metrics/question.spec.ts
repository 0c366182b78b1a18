import { expect, it } from 'vitest'
import { heldMetric } from '../testing/metrics'
import { matching, percentileQuery, percentileSelector, questionOf, showsOf } from './question'

const nothing = { query: '', show: '', by: '', top: '' }

it('shows first what fits best', () => {
  expect(showsOf(heldMetric({ kind: 'gauge' }))).toEqual(['latest', 'rate'])
  expect(showsOf(heldMetric({ kind: 'counter' }))).toEqual(['rate', 'latest'])
  expect(showsOf(heldMetric({ name: 'a', distribution: 'a' }))).toEqual(['percentiles'])
  expect(showsOf(heldMetric({ name: 'a_bucket', kind: 'histogram', distribution: 'a' }))).toEqual([
    'rate',
    'latest',
    'percentiles',
  ])
  const buckets = heldMetric({ name: 'a_bucket', kind: 'histogram', distribution: 'a' })
  expect(questionOf(nothing, buckets, 'a').show).toBe('percentiles')
})

it('reads the address, and what goes without saying', () => {
  const held = heldMetric({ name: 'load', kind: 'gauge' })
  expect(questionOf(nothing, held)).toEqual({
    query: 'load',
    show: 'latest',
    by: [],
    top: 10,
    distribution: '',
  })
  expect(
    questionOf({ query: 'load{a="b"}', show: 'rate', by: 'host,zone', top: '5' }, held),
  ).toEqual({ query: 'load{a="b"}', show: 'rate', by: ['host', 'zone'], top: 5, distribution: '' })
  expect(questionOf({ ...nothing, show: 'percentiles', top: 'x' }, held)).toMatchObject({
    show: 'latest',
    top: 10,
  })
  expect(questionOf(nothing, heldMetric({ name: 'my.load' })).query).toBe('{"my.load"}')
})

it('asks percentiles of the distribution, not of the bounds of its buckets', () => {
  const held = heldMetric({ name: 'wait_bucket', distribution: 'wait' })
  const asked = questionOf({ ...nothing, query: 'wait_bucket{le="1",job="a"}' }, held)
  expect(percentileQuery(asked)).toEqual({ metric: 'wait', match: '{job="a"}' })
  expect(percentileSelector(asked)).toBe('wait{job="a"}')
  expect(percentileQuery(questionOf(nothing, held))).toEqual({ metric: 'wait', match: '' })
  const wrong = questionOf({ ...nothing, query: 'wait{' }, held)
  expect(percentileQuery(wrong)).toEqual({ metric: 'wait', match: 'wait{' })
})

it('finds every word in name or help, in any case', () => {
  const metrics = [
    heldMetric({ name: 'orders_total', help: 'Orders paid' }),
    heldMetric({ name: 'load', help: '' }),
  ]
  expect(matching(metrics, '').length).toBe(2)
  expect(matching(metrics, ' PAID orders_ ').map(({ name }) => name)).toEqual(['orders_total'])
  expect(matching(metrics, 'orders refunded')).toEqual([])
})
