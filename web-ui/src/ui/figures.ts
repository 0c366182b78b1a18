// Numbers as the instrument writes them: a true minus, few digits, the unit at the figure.

const unknown = '\u2013'

const grouped = new Intl.NumberFormat('en-GB')

/** `8,161.5`: with separators only where the whole part is long enough to need them. */
function withSeparators(text: string): string {
  return text.replace(/^-?\d{4,}/, (whole) => grouped.format(Number(whole)))
}

function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits)
  // A rounded-away minus would say that something was overspent when nothing was.
  if (Number(text) === 0) return text.replace('-', '')
  return withSeparators(text).replace('-', '\u2212')
}

/**
 * `98.2%`; whole numbers from 10% beyond full scale, where the digit behind the point says nothing.
 * Only the whole is 100%; what nobody knows is a dash.
 */
export function percent(share: number | null): string {
  if (share === null) return unknown
  const value = share * 100
  let digits = Math.abs(value) > 110 ? 0 : 1
  while (digits > 0 && digits < 6 && value < 100 && Number(value.toFixed(digits)) === 100) digits++
  return `${fixed(value, digits)}%`
}

/** What is left of a budget: `67.9%`, `used up`, `overspent by 11.0%`; unknown as a dash. */
export function budgetWords(remaining: number | null): string {
  if (remaining === null || remaining > 0) return percent(remaining)
  return remaining === 0 ? 'used up' : `overspent by ${percent(-remaining)}`
}

/** The same in a sentence: `67.9% left`. */
export function budgetLeftWords(remaining: number | null): string {
  if (remaining === null) return 'not known'
  return remaining > 0 ? `${percent(remaining)} left` : budgetWords(remaining)
}

/** A target such as 0.9995 with all its digits: `99.95%`. */
export function targetPercent(target: number): string {
  return `${Number((target * 100).toPrecision(12))}%`
}

/** `0.4×`, `14.4×`, `123×`. */
export function times(rate: number | null): string {
  if (rate === null) return unknown
  return `${fixed(rate, Math.abs(rate) >= 100 ? 0 : 1)}\u00d7`
}

/** `12,345`. */
export function count(value: number): string {
  return grouped.format(value)
}
