import { count } from '../../ui/figures'

/** Of which events nobody knows exactly when they were; empty where there are none. */
export function spreadWords(events: number): string {
  if (events === 0) return ''
  return `${count(events)} of these came in one count after a gap, and are spread evenly over it.`
}
