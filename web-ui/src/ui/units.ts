// Measured values with their unit, in three digits; thousands whole.

import { count } from './figures'

function digits(value: number): string {
  const size = Math.abs(value)
  if (size >= 1_000) return count(Math.round(value)).replace('-', '\u2212')
  const text = value.toFixed(size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3)
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short.replace('-', '\u2212')
}

const bytes = ['B', 'KiB', 'MiB', 'GiB', 'TiB']

/** A unit as people read it: `feed` for UCUM's `{feed}`; nothing for the pure number `1`. */
export function unitWords(unit: string): string {
  return unit === '1' ? '' : unit.replace(/[{}]/g, '')
}

/** `84 ms`, `1.2 s`, `3.5 MiB`, `0.25`. */
export function measure(value: number, unit: string): string {
  switch (unit) {
    case 's':
      if (Math.abs(value) >= 1) return `${digits(value)} s`
      if (Math.abs(value) >= 0.001 || value === 0) return `${digits(value * 1000)} ms`
      return `${digits(value * 1e6)} \u00b5s`
    case 'By': {
      const step = Math.min(bytes.length - 1, Math.floor(Math.log2(Math.abs(value) || 1) / 10))
      const at = Math.max(0, step)
      return `${digits(value / 1024 ** at)} ${bytes[at]}`
    }
    case '1':
    case '':
      return digits(value)
    default:
      return `${digits(value)} ${unitWords(unit)}`
  }
}
