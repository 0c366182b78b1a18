// One ramp from "nothing here" to "most of all": lightness alone tells the order, so it is read the
// same under every colour vision. Dark on light surfaces, light on dark ones.

type Rgb = readonly [number, number, number]

const stops: readonly Rgb[] = [
  [68, 1, 84],
  [65, 68, 135],
  [42, 120, 142],
  [34, 168, 132],
  [122, 209, 81],
  [253, 231, 37],
]

/** Colour of a share of the highest count, 0 to 1. */
export function rampColour(share: number, dark: boolean): string {
  const at = Math.min(1, Math.max(0, dark ? share : 1 - share)) * (stops.length - 1)
  const low = Math.min(stops.length - 2, Math.floor(at))
  const mixed = stops[low]!.map((value, channel) =>
    Math.round(value + (stops[low + 1]![channel]! - value) * (at - low)),
  )
  return `rgb(${mixed.join(' ')})`
}

/** The square root keeps the few slow ones in sight beside the many fast ones. */
export function shareOf(count: number, highest: number): number {
  return highest > 0 ? Math.sqrt(count / highest) : 0
}
