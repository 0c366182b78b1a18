import { ref } from 'vue'
import { preference } from '../ui/browser/preference'
import type { Zone } from './format'

const stored = preference('headroom.zone')

/** Zone in which every time on the page is written. */
export const zone = ref<Zone>(stored.read() === 'local' ? 'local' : 'utc')

export function toggleZone(): void {
  zone.value = zone.value === 'utc' ? 'local' : 'utc'
  stored.write(zone.value)
}

/** What a link says about the zone; it holds for this page and is not remembered. */
export function adoptZone(written: unknown): void {
  if (written === 'utc' || written === 'local') zone.value = written
}
