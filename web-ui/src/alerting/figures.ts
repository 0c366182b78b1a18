import type { Incident, Slo } from '../api/types'
import { burnOver } from '../slo/windows'

/** How bad it is: while it lasts what its promise says now, afterwards what was said last. */
export function figuresOf(incident: Incident, slos: readonly Slo[]): Incident['figures'] {
  const slo = slos.find(({ name }) => name === incident.slo)
  if (!slo || incident.state === 'resolved') return incident.figures
  const tier = slo.tiers.find(({ name }) => name === incident.tier)
  const burn = tier && burnOver(slo, tier.longWindow)
  return {
    burn: burn?.rate ?? incident.figures.burn,
    budgetRemaining: slo.budget.remaining ?? incident.figures.budgetRemaining,
    exhaustionAtPace: slo.exhaustionAtPace,
    exhaustionOfRemaining: slo.exhaustionOfRemaining,
  }
}
