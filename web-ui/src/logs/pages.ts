import { computed, onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { api } from '../api/client'
import { ApiProblem } from '../api/problem'
import type { LogRecord } from '../api/types'
import type { Bounds } from '../time/range'

/** Records of one answer, and the most that a page keeps: beyond it a shorter range is better. */
const pageRecords = 200
export const recordsMax = 50_000
const newRecordsMax = 200

/** Records that are not known yet, in their order, before those that are. */
export function newerFirst(
  known: readonly LogRecord[],
  fetched: readonly LogRecord[],
): LogRecord[] {
  const ids = new Set(known.slice(0, newRecordsMax * 2).map(({ id }) => id))
  return fetched.filter(({ id }) => !ids.has(id))
}

/** All records of a query, page by page as they are looked at, newest first. */
export function useLogPages(ask: { query(): string; bounds(): Bounds }) {
  const records = shallowRef<LogRecord[]>([])
  const waiting = shallowRef<LogRecord[]>([])
  const loading = ref(false)
  const loaded = ref(false)
  const partial = ref(false)
  /** More came between two looks than a look takes. */
  const skipped = ref(false)
  const problem: Ref<ApiProblem | undefined> = shallowRef()
  const cursor = ref<string | null>(null)
  let asked: Bounds = { fromMillis: 0, toMillis: 0 }
  let request = new AbortController()

  async function fetchPage(next: string | undefined): Promise<void> {
    request.abort()
    request = new AbortController()
    const { signal } = request
    loading.value = true
    try {
      const { fromMillis, toMillis } = asked
      const page = await api.logPage(ask.query(), fromMillis, toMillis, pageRecords, next, signal)
      records.value = next === undefined ? page.records : [...records.value, ...page.records]
      if (next === undefined) {
        waiting.value = []
        skipped.value = false
      }
      cursor.value = page.cursor
      partial.value = page.partial
      problem.value = undefined
      loaded.value = true
    } catch (cause) {
      if (signal.aborted) return
      if (!(cause instanceof ApiProblem)) throw cause
      problem.value = cause
    } finally {
      if (!signal.aborted) loading.value = false
    }
  }

  const more = computed(() => cursor.value !== null && records.value.length < recordsMax)

  async function reload(): Promise<void> {
    asked = ask.bounds()
    await fetchPage(undefined)
  }
  async function loadMore(): Promise<void> {
    if (more.value && !loading.value) await fetchPage(cursor.value!)
  }

  /** What came since; kept aside until somebody wants to see it. */
  async function look(): Promise<void> {
    if (loading.value || !loaded.value) return
    const { signal } = request
    const known = [...waiting.value, ...records.value]
    const since = known[0] ? Date.parse(known[0].time) - 2_000 : asked.fromMillis
    try {
      const now = ask.bounds().toMillis
      const page = await api.logPage(ask.query(), since, now, newRecordsMax, undefined, signal)
      if (signal.aborted) return
      waiting.value = [...newerFirst(known, page.records), ...waiting.value].slice(0, recordsMax)
      skipped.value ||= page.cursor !== null
      problem.value = undefined
    } catch (cause) {
      if (signal.aborted) return
      if (!(cause instanceof ApiProblem)) throw cause
      problem.value = cause
    }
  }
  function show(): void {
    records.value = [...waiting.value, ...records.value].slice(0, recordsMax)
    waiting.value = []
  }

  onScopeDispose(() => request.abort())
  return {
    ...{ records, waiting, loading, loaded, partial, skipped, problem, more },
    ...{ reload, loadMore, look, show },
  }
}
