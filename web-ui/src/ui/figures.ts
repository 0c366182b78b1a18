// Numbers as the instrument writes them: a true minus, few digits, the unit at the figure.

function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits)
  // A rounded-away minus would say that something was overspent when nothing was.
  if (Number(text) === 0) return text.replace('-', '')
  return text.replace('-', '\u2212')
}

/**
 * `98.2%`; whole numbers from 10% beyond full scale, where the digit behind the point says nothing.
 */
export function percent(share: number): string {
  const value = share * 100
  return `${fixed(value, Math.abs(value) > 110 ? 0 : 1)}%`
}

/** A target such as 0.9995 with all its digits: `99.95%`. */
export function targetPercent(target: number): string {
  return `${Number((target * 100).toPrecision(12))}%`
}

/** `0.4×`, `14.4×`, `123×`. */
export function times(rate: number): string {
  return `${fixed(rate, Math.abs(rate) >= 100 ? 0 : 1)}\u00d7`
}

const grouped = new Intl.NumberFormat('en-GB')

/** `12,345`. */
export function count(value: number): string {
  return grouped.format(value)
}
