import type { Fault } from '../api/types'

/** Whether one is on that whoever watches is to find. */
export function isHidden(faults: readonly Fault[] = []): boolean {
  return faults.some(({ since, hidden }) => hidden && since !== null)
}

/** Faults that are on. */
export function active(faults: readonly Fault[]): Fault[] {
  return faults.filter(({ since }) => since !== null)
}
