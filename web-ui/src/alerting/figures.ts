import type { Incident, Slo } from '../api/types'
import { paceOf, paceOfFigures, type Pace } from '../slo/exhaustion'
import { burnOver } from '../slo/windows'

/** How bad an incident is. */
export interface Badness extends Pace {
  burn: number
  burnWindow: string
  /** Epoch milliseconds of the end that the figures are of; undefined while they are of now. */
  at: number | undefined
}

/** While it lasts what its promise says now, afterwards what held at its end; undefined where nothing is watched. */
export function figuresOf(incident: Incident, slos: readonly Slo[]): Badness | undefined {
  const { figures } = incident
  if (!figures) return undefined
  const { burn, burnWindow } = figures
  const kept = { ...paceOfFigures(figures), burn, burnWindow }
  if (incident.state === 'resolved') return { ...kept, at: Date.parse(figures.at) }
  const slo = slos.find(({ name }) => name === incident.slo)
  if (!slo) return { ...kept, at: undefined }
  const { remaining, ...pace } = paceOf(slo)
  return {
    burn: burnOver(slo, burnWindow)?.rate ?? burn,
    burnWindow,
    at: undefined,
    remaining: remaining ?? figures.budgetRemaining,
    exhaustionAtPace: pace.exhaustionAtPace,
    exhaustionOfRemaining: pace.exhaustionOfRemaining,
    paceWindow: pace.paceWindow,
  }
}
