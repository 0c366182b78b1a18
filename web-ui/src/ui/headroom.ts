// Where the parts of a headroom bar lie. The scale ends beyond the limit, so that an overspent
// budget sticks out past the tick.

/** Full scale: a fifth beyond the limit. */
const fullScale = 1.2

export interface HeadroomParts {
  /** Length of the solid part, per cent of the bar. */
  used: number
  /** Where the limit's tick stands, per cent of the bar. */
  tick: number
  /** Length of the hatched part between the solid one and the tick. */
  left: number
  /** More is used than the scale can show. */
  offScale: boolean
}

/**
 * From the used share of what is allowed: 0 untouched, 1 all of it, above 1 too much; below 0
 * counts as untouched.
 */
export function headroomParts(usedShare: number): HeadroomParts {
  const tick = 100 / fullScale
  const used = Math.min(100, (Math.max(0, usedShare) / fullScale) * 100)
  return { used, tick, left: Math.max(0, tick - used), offScale: usedShare > fullScale }
}

/** Places of further ticks, per cent of the bar; what lies beyond the scale has none. */
export function tickPlaces(shares: readonly number[]): number[] {
  return shares.filter((share) => share <= fullScale).map((share) => (share / fullScale) * 100)
}
