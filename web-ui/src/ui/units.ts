// Measured values with their unit, in three digits; thousands whole, what is beyond all measure by its power of ten.

import { count } from './figures'

function digits(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e15) return value.toExponential(2).replace(/-/g, '\u2212')
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

type Factor = [kind: 'time' | 'bytes', base: number]
const factors: Record<string, Factor> = {
  ns: ['time', 1e-9],
  us: ['time', 1e-6],
  ms: ['time', 1e-3],
  s: ['time', 1],
  min: ['time', 60],
  h: ['time', 3_600],
  d: ['time', 86_400],
  By: ['bytes', 1],
  KiBy: ['bytes', 1024],
  MiBy: ['bytes', 1024 ** 2],
}

/**
 * An amount told in another unit: 0.2 `s` is 200 in `ms`. A pure number (`1`) is one of base units;
 * without a unit, or between what cannot be compared, it stays as it is.
 */
export function inUnit(value: number, from: string, to: string): number {
  const target = factors[to]
  const source: Factor | undefined = from === '1' && target ? [target[0], 1] : factors[from]
  if (from === to || !target || !source || source[0] !== target[0]) return value
  return Number(((value * source[1]) / target[1]).toPrecision(12))
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
    case 'us':
      return `${digits(value)} \u00b5s`
    case '1':
    case '':
      return digits(value)
    default:
      return `${digits(value)} ${unitWords(unit)}`
  }
}
