import type { Freshness, Slo, SloList, SloNews } from '../api/types'

/** Up to this age the newest event is told of all promises together. */
const freshSecondsMax = 60

/** The list that news alone is, if it is whole. */
export function wholeOf({ whole, slos, windowScale }: SloNews): SloList | undefined {
  return whole ? { slos: slos as Slo[], windowScale } : undefined
}

/** What news of changes make of the last list; news of a promise that is not in it ask for all. */
export function withNews(news: SloNews, last: SloList): SloList | 'reload' {
  const changed = new Map(news.slos.map((each) => [each.name, each]))
  const slos = last.slos.map((slo) => {
    const change = changed.get(slo.name)
    changed.delete(slo.name)
    return change ? { ...slo, ...change } : { ...slo, freshness: aged(slo.freshness, news) }
  })
  return changed.size > 0 ? 'reload' : { slos, windowScale: news.windowScale }
}

/** What is fresh goes on to be as fresh as all that is; what is not, ages where it is shown. */
function aged(freshness: Freshness, { at, freshTo }: SloNews): Freshness {
  const { newest, ageSeconds } = freshness
  if (freshTo === null || newest === null || ageSeconds === null) return freshness
  if (Math.abs(ageSeconds) > freshSecondsMax) return freshness
  const upTo = Math.max(Date.parse(newest), Date.parse(freshTo))
  return {
    newest: new Date(upTo).toISOString(),
    ageSeconds: (Date.parse(at) - upTo) / 1000,
  }
}

/** As it is listed, with the counts of another answer. */
export function withCounts(listed: Slo, newer: Slo): Slo {
  const { good, bad, total, unmeasured, spread = 0, sli, budget } = newer
  const { remaining } = listed.budget
  return { ...listed, good, bad, total, unmeasured, spread, sli, budget: { ...budget, remaining } }
}
