// The queries this browser asked last, the latest first.

import { ref } from 'vue'
import { preference } from '../ui/browser/preference'

const recentMax = 8
const stored = preference('headroom.queries')

function read(): string[] {
  try {
    const queries: unknown = JSON.parse(stored.read() ?? '[]')
    return Array.isArray(queries) ? queries.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

export const recentQueries = ref(read())

/** Only what the server understood is worth asking again. */
export function remember(query: string): void {
  if (query === '' || query === '*') return
  const others = recentQueries.value.filter((each) => each !== query)
  recentQueries.value = [query, ...others].slice(0, recentMax)
  stored.write(JSON.stringify(recentQueries.value))
}
