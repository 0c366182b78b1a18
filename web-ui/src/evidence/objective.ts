import type { Slo } from '../api/types'
import type { ChartLine } from '../chart/data'
import { inUnit, measure } from '../ui/units'

type Distribution = Pick<NonNullable<Slo['indicator']['distribution']>, 'threshold' | 'unit'>

/** Where events stop being good, on an axis in a unit; null where something else decides. */
export function thresholdIn({ threshold, unit }: Distribution, axis: string): number | null {
  return threshold === null ? null : inUnit(threshold, unit, axis)
}

/** The threshold as a line across a chart whose axis is in a unit. */
export function objectiveLines(of: Distribution, axis: string): ChartLine[] {
  const value = thresholdIn(of, axis)
  return value === null
    ? []
    : [{ value, label: `objective ${measure(value, axis)}`, tone: 'objective' }]
}
