// The plan of `src`: which folder may import from which. ESLint holds the arrows
// (eslint.config.mjs); `src/tidy.spec.ts` holds that the plan is the one on disk.

/** Rooms without a subject of their own; each sees those before it. */
export const below = ['api', 'live', 'ui', 'time', 'chart', 'evidence'] as const

/** The subjects. Each sees everything below, and of the others those it names. */
export const features: Record<string, readonly string[]> = {
  change: [],
  logs: [],
  metrics: [],
  routing: [],
  silence: [],
  slo: [],
  start: [],
  system: [],
  version: [],
  service: ['change'],
  runbook: ['slo'],
  alerting: ['runbook', 'silence', 'slo'],
  demo: ['alerting', 'slo'],
}

/** What composes the features; each sees all of them and everything below, but not the other. */
export const above = ['pages', 'shell'] as const

/** Rooms of several folders, and what each folder sees of its own room. */
export const inside: Record<string, readonly string[]> = {
  ui: ['ui/browser'],
  'ui/browser': [],
  'ui/list': ['ui', 'ui/browser'],
  slo: [],
  'slo/detail': ['slo'],
  'runbook/blocks': [],
  runbook: ['runbook/blocks'],
  alerting: [],
  'alerting/list': ['alerting'],
  'alerting/records': ['alerting'],
  'alerting/incident': ['alerting', 'alerting/list', 'alerting/records'],
  'pages/now': [],
  'pages/paging': ['pages'],
  pages: ['pages/now'],
}

/** Not for the product: style sheets for `main.ts` alone, samples for tests alone. */
export const apart = ['styles', 'testing'] as const

const rooms = [...below, ...Object.keys(features), ...above]

const roomOf = (folder: string): string => folder.split('/')[0]!

function roomsSeenBy(room: string): readonly string[] {
  const at = below.findIndex((each) => each === room)
  if (at >= 0) return below.slice(0, at)
  const named = features[room]
  return named ? [...below, ...named] : [...below, ...Object.keys(features)]
}

/** Every folder of the product, by its path in `src`. */
export const folders: readonly string[] = rooms.flatMap((room) => {
  const several = Object.keys(inside).filter((folder) => roomOf(folder) === room)
  return several.length > 0 ? several : [room]
})

/** Which folders the files of one may import from, beside their own. */
export function seenBy(folder: string): string[] {
  const seen = roomsSeenBy(roomOf(folder))
  return [...folders.filter((each) => seen.includes(roomOf(each))), ...(inside[folder] ?? [])]
}
