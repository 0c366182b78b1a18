// Everything the palette leads to.

import { computed, ref, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { unresolved, useIncidents } from '../alerting/incidents'
import { leadOf } from '../alerting/lead'
import { api } from '../api/client'
import { ApiProblem } from '../api/problem'
import { isHidden } from '../demo/faults'
import { incidentLink, runbookLink, serviceLink, sloLink } from '../evidence/links'
import { useSurroundings } from '../live/surroundings'
import { useSlos } from '../slo/slos'
import { frozenLink } from '../time/range'
import { toggleZone } from '../time/zone'
import { cycleTheme } from '../ui/theme'
import { pagesOf } from './navigation'

export interface Choice {
  label: string
  kind: string
  run(): void
}

const ranges = ['15m', '1h', '6h', '24h']

export function useChoices(showHelp: () => void): {
  all: ComputedRef<Choice[]>
  /** Services and runbooks, which no page keeps at hand. */
  load(): Promise<void>
} {
  const router = useRouter()
  const route = useRoute()
  const incidents = useIncidents()
  const slos = useSlos()
  const surroundings = useSurroundings()
  const looked = ref<Choice[]>([])

  const go = (label: string, kind: string, path: string): Choice => ({
    label,
    kind,
    run: () => void router.push(path),
  })

  async function load(): Promise<void> {
    const { signal } = new AbortController()
    try {
      const [services, runbooks] = await Promise.all([api.services(signal), api.runbooks(signal)])
      looked.value = [
        ...services.map(({ name }) => go(name, 'service', serviceLink(name))),
        ...runbooks.map(({ id, title }) => go(title, 'runbook', runbookLink(id))),
      ]
    } catch (cause) {
      // The palette still leads to everything else; the pages say what is wrong.
      if (!(cause instanceof ApiProblem)) throw cause
    }
  }

  // What is hidden would be named by the way back.
  const faults = computed<Choice[]>(() =>
    (isHidden(surroundings.data.value?.faults) ? [] : (surroundings.data.value?.faults ?? [])).map(
      ({ name, title, since }) => ({
        label: `${since === null ? 'Break' : 'Stop'}: ${title}`,
        kind: 'fault',
        run: () => void api.switchFault(name, since === null),
      }),
    ),
  )
  const rangesOfPage = computed<Choice[]>(() =>
    route.meta.range
      ? ranges.map((range) => ({
          label: `Last ${range}`,
          kind: 'time',
          run: () =>
            void router.push({ query: { ...route.query, from: `now-${range}`, to: 'now' } }),
        }))
      : [],
  )
  const actions: Choice[] = [
    { label: 'Next theme', kind: 'action', run: cycleTheme },
    { label: 'UTC or local time', kind: 'action', run: toggleZone },
    {
      label: 'Copy link to exactly this',
      kind: 'action',
      run: () => void navigator.clipboard.writeText(frozenLink()),
    },
    { label: 'Keys and help', kind: 'action', run: showHelp },
  ]

  /** What is broken first: whoever opens it while something is wants to go there. */
  const all = computed<Choice[]>(() => [
    ...unresolved(incidents.data.value ?? []).map(({ id, summary }) =>
      go(leadOf(summary).lead, 'incident', incidentLink(id)),
    ),
    ...pagesOf(router.getRoutes().map(({ path }) => path))
      .filter(({ demo }) => !demo || surroundings.data.value?.system.demo)
      .map(({ path, label }) => go(label, 'page', path)),
    ...(slos.data.value?.slos ?? []).map(({ name, displayName }) =>
      go(`${displayName} (${name})`, 'SLO', sloLink(name)),
    ),
    ...looked.value,
    ...rangesOfPage.value,
    ...actions,
    ...faults.value,
  ])
  return { all, load }
}
