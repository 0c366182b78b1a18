// The percentile spectrum: each step to the right is ten times rarer.

/** Quantiles a spectrum is read at; the server answers at most twenty at once. */
export const spectrumQuantiles = [
  0.01, 0.1, 0.25, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998, 0.999,
  0.9995, 0.9999,
]

/** The axis: log10(1 / (1 - q)); 0 for q = 0, 1 for 0.9, 2 for 0.99. */
export function rarity(q: number): number {
  return -Math.log10(1 - q)
}

export interface SpectrumPoint {
  q: number
  value: number
  /** The truth is this or more: it lies beyond the last bucket of a histogram. */
  atLeast?: true
}

/** Whether so few observations cannot tell a percentile apart from the largest of them. */
export function isTooFew(q: number, count: number): boolean {
  return (1 - q) * count < 1
}

/** Without percentiles that nobody knows, or that there are too few observations for. */
export function told(
  points: readonly { q: number; value: number | null; high: number | null }[],
  count: number,
): SpectrumPoint[] {
  return points.flatMap(({ q, value, high }) =>
    value !== null && !isTooFew(q, count)
      ? [{ q, value, ...(high === null && { atLeast: true as const }) }]
      : [],
  )
}

export interface Extent {
  low: number
  high: number
}

/** The lowest and highest value to make room for, a threshold among them. */
export function extentOf(
  lines: readonly (readonly SpectrumPoint[])[],
  threshold: number | null = null,
): Extent {
  const values = lines.flat().map(({ value }) => value)
  const positive = [...values, threshold ?? 0].filter((value) => value > 0)
  if (positive.length === 0) return { low: 0.001, high: 1 }
  return { low: Math.min(...positive) / 1.3, high: Math.max(...positive) * 1.3 }
}

/** A place in a box of 1000 by 1000; values on a logarithmic axis. */
export function placeOf({ q, value }: SpectrumPoint, { low, high }: Extent, rarest: number) {
  const share = Math.log(Math.max(value, low) / low) / Math.log(high / low)
  return { x: (rarity(q) / rarest) * 1_000, y: (1 - share) * 1_000 }
}
