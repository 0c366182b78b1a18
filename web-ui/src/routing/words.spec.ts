import { describe, expect, it } from 'vitest'
import { route, routes } from '../testing/routes'
import {
  escalationWords,
  fileDuration,
  heldWords,
  labelLines,
  onCallWords,
  onTheWay,
  placeWords,
  rhythmWords,
  wrongLabel,
} from './words'

describe('routes in words', () => {
  it('name the place in the file', () => {
    expect(placeWords({ file: 'rules/alert-rules/routing.yaml', line: 12 })).toBe('routing.yaml:12')
    expect(placeWords({ file: 'routing.yaml', line: 1 })).toBe('routing.yaml:1')
  })

  it('write durations as the file does', () => {
    expect([0, 30, 300, 5_400, 14_400, 90_061].map(fileDuration)).toEqual([
      '0s',
      '30s',
      '5m',
      '1h30m',
      '4h',
      '1d1h1m1s',
    ])
  })

  it('say how alerts are put together and when they are told', () => {
    expect(rhythmWords(route({ groupBy: ['alertname', 'zone'], groupWaitSeconds: 30 }))).toBe(
      'grouped by alertname, zone, waits 30s, updates every 5m, repeats every 4h',
    )
    expect(rhythmWords(route({ groupBy: null }))).toContain('each alert by itself, at once')
    expect(rhythmWords(route())).toContain('not by labels')
  })

  it('name who is told later', () => {
    const escalation = [
      { afterSeconds: 600, receiver: 'second-line' },
      { afterSeconds: 1_800, receiver: 'lead' },
    ]
    expect(escalationWords({ escalation })).toBe('second-line after 10m, lead after 30m')
  })

  it('find the way from the root to where an alert ends', () => {
    const tree = [0, 1, 2, 2, 1, 2].map((depth) => route({ depth }))
    expect([...onTheWay(tree, [3])].sort()).toEqual([0, 1, 3])
    expect([...onTheWay(tree, [2, 5])].sort()).toEqual([0, 1, 2, 4, 5])
    expect([...onTheWay(tree, [0])]).toEqual([0])
    expect(onTheWay(tree, []).size).toBe(0)
  })

  it('say why nobody is told', () => {
    const held = routes({
      taken: [
        {
          receiver: 'pager',
          inShadow: false,
          groupLabels: {},
          muted: 'within the time interval nights',
          node: 1,
        },
        { receiver: 'desk', inShadow: false, groupLabels: {}, muted: null, node: 0 },
      ],
      outlook: { inhibitedBy: null, silenced: 'silenced by Ada until 12:00 UTC', onCall: [] },
    })
    expect(heldWords(held)).toEqual([
      'pager is not told by this route now: it is within the time interval nights.',
      'Nobody is told now: silenced by Ada until 12:00 UTC.',
    ])
    expect(heldWords(routes())).toEqual([])
  })

  it('say that a calendar names nobody', () => {
    expect(onCallWords({ calendar: 'payments', people: ['ada', 'bob'] })).toBe(
      'ada, bob (payments)',
    )
    expect(onCallWords({ calendar: 'payments', people: [] })).toBe('nobody (payments)')
  })
})

describe('labels of an alert', () => {
  it('are lines, with quotes or without', () => {
    expect(labelLines('severity=page\n\n team = "a,b" \nnote=say "hi"')).toEqual([
      'severity=page',
      'team=a,b',
      'note=say "hi"',
    ])
  })

  it('need a name and a sign between', () => {
    expect(wrongLabel('severity=page\ncheckout')).toBe('checkout')
    expect(wrongLabel('=x')).toBe('=x')
    expect(wrongLabel('a=')).toBeUndefined()
  })
})
