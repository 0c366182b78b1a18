import type { Route, Routes } from '../api/types'

/** Of everything, to a desk; the parts that a test is about replace these. */
export function route(of: Partial<Route> = {}): Route {
  return {
    depth: 0,
    matchers: [],
    receiver: 'desk',
    inShadow: false,
    groupBy: [],
    goesOn: false,
    groupWaitSeconds: 0,
    groupIntervalSeconds: 300,
    repeatIntervalSeconds: 14_400,
    mutedWithin: [],
    toldWithin: [],
    escalation: [],
    place: { file: 'alert-rules/routing.yaml', line: 2 },
    ...of,
  }
}

/** Pages go to a pager and, after a while, to a second line; everything else to a desk. */
export function routes(of: Partial<Routes> = {}): Routes {
  return {
    routes: [
      route(),
      route({
        depth: 1,
        matchers: ['severity="page"'],
        receiver: 'pager',
        mutedWithin: ['nights'],
        escalation: [{ afterSeconds: 600, receiver: 'second-line' }],
        place: { file: 'alert-rules/routing.yaml', line: 5 },
      }),
    ],
    taken: [{ receiver: 'desk', inShadow: false, groupLabels: {}, muted: null, node: 0 }],
    outlook: { inhibitedBy: null, silenced: null, onCall: [] },
    timeIntervals: [],
    inhibitRules: [],
    warnings: [],
    ...of,
  }
}
