import type { Shortcut } from '../ui/keys'

type Key = Pick<Shortcut, 'key' | 'label'>

interface Place {
  where: string
  keys: Key[]
}

/** What each kind of page adds; the pages themselves make the keys work. */
export const places: readonly Place[] = [
  {
    where: 'On an incident',
    keys: [
      { key: 'a', label: 'Acknowledge' },
      { key: 'r', label: 'Runbook' },
      { key: 'l', label: 'Logs at this time' },
    ],
  },
  {
    where: 'Where a range of time is chosen',
    keys: [
      { key: '[', label: 'Earlier' },
      { key: ']', label: 'Later' },
      { key: 'z', label: 'Zoom out' },
      { key: 'p', label: 'Pause what moves' },
      { key: '.', label: 'Copy link to this time' },
    ],
  },
  { where: 'Where there is a chart', keys: [{ key: 'x', label: 'Charts as tables' }] },
  { where: 'In long lists', keys: [{ key: 'e', label: 'Show what is folded' }] },
  { where: 'In logs', keys: [{ key: '/', label: 'Search' }] },
]

/** The keys that other pages have and this one has not. */
export function keysElsewhere(here: Iterable<Key>): Place[] {
  const known = new Set([...here].map(({ key, label }) => key + label))
  return places
    .map(({ where, keys }) => ({
      where,
      keys: keys.filter(({ key, label }) => !known.has(key + label)),
    }))
    .filter(({ keys }) => keys.length > 0)
}
