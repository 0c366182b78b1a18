// Which services the reader looks after: in the address, and remembered without one.

import { computed, type ComputedRef } from 'vue'
import { useQueryParam } from '../../time/range'
import { preference } from '../../ui/browser/preference'

const stored = preference('headroom.services')

/** Names from a comma separated list; none means all. */
export function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** Adds or takes away one name. */
export function withToggled(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((each) => each !== name) : [...names, name].sort()
}

export interface Mine {
  names: ComputedRef<string[]>
  includes(service: string): boolean
  toggle(service: string): void
  all(): void
}

export function useMyServices(): Mine {
  const written = useQueryParam('svc')
  const names = computed(() => namesIn(written.value || (stored.read() ?? '')))
  const take = (chosen: readonly string[]): void => {
    stored.write(chosen.join(','))
    written.value = chosen.join(',')
  }
  return {
    names,
    includes: (service) => names.value.length === 0 || names.value.includes(service),
    toggle: (service) => take(withToggled(names.value, service)),
    all: () => take([]),
  }
}
