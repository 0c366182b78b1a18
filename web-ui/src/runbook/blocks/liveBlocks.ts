// What a live block of a runbook says about itself, in words.

import type { ApiProblem } from '../../api/problem'
import type { Freshness, LiveBlockResult } from '../../api/types'
import { boundText } from '../../chart/data'
import { isCut } from '../../evidence/percentiles'
import { lastMatch } from '../../evidence/signatures'
import { durationWords, parseDuration } from '../../time/duration'
import type { Tone } from '../../ui/tone'
import { measure } from '../../ui/units'

export interface BlockState {
  tone: Tone
  word: string
  /** Why nothing or something old is shown; empty otherwise. */
  problem: string
}

const titles: Record<string, string> = {
  slo: 'Promise',
  percentiles: 'Percentiles',
  chart: 'Percentiles',
  value: 'Value',
  series: 'Numbers',
  logs: 'Logs',
}

/** `Logs, last 15 min`. */
export function blockTitle(attributes: Record<string, string>): string {
  const title = titles[attributes.live ?? ''] ?? 'Live'
  const back = /^-(\w+)/.exec(attributes.range ?? '')?.[1]
  return back === undefined ? title : `${title}, last ${lengthWords(back)}`
}

function lengthWords(duration: string): string {
  try {
    return durationWords(parseDuration(duration))
  } catch {
    return duration
  }
}

export function blockState(
  result: LiveBlockResult | undefined,
  problem: ApiProblem | undefined,
): BlockState {
  if (problem)
    return {
      tone: 'warn',
      word: result?.state === 'ok' ? 'not refreshed' : 'not loaded',
      problem: [problem.message, problem.detail].filter(Boolean).join(': '),
    }
  switch (result?.state) {
    case undefined:
      return { tone: 'none', word: 'loading', problem: '' }
    case 'ok':
      return { tone: 'ok', word: 'live', problem: '' }
    case 'failed':
      return { tone: 'warn', word: 'failed', problem: result.problem }
    case 'timeout':
      return { tone: 'warn', word: 'took too long', problem: result.problem }
    case 'unsupported':
      return { tone: 'none', word: 'not run here', problem: result.problem }
  }
}

export interface BlockAge {
  of: string
  freshness: Freshness
}

/** Age of what the block rests on: of logs, of the last line that matches, if any does. */
export function blockAge(result: LiveBlockResult): BlockAge | undefined {
  const { slo, percentiles, series } = result
  const lines = result.signatures ?? result.logs
  if (lines) {
    const last = lastMatch(lines)
    return last && { of: 'last match', freshness: last }
  }
  const freshness = (slo ?? percentiles ?? series)?.freshness
  return freshness && { of: 'newest', freshness }
}

export interface ExpectationState {
  tone: Tone
  word: string
  detail: string
}

/** Unit in which a value and what is expected of it are told: the block's own, else the data's. */
export function expectationUnit(
  attributes: Record<string, string>,
  result: Pick<LiveBlockResult, 'kind' | 'percentiles'>,
): string {
  return result.kind === 'value' ? (attributes.unit ?? result.percentiles?.unit ?? '') : ''
}

/** Whether the value may lie anywhere above: beyond the last bucket of a histogram. */
export function isCutValue({ kind, percentiles }: Pick<LiveBlockResult, 'kind' | 'percentiles'>) {
  const [value] = percentiles?.points.at(-1)?.values ?? []
  return kind === 'value' && value !== undefined && isCut(value)
}

/** Whether what was hoped for is so; unknown without data. */
export function expectationState(
  expectation: LiveBlockResult['expectation'],
  unit = '',
  atLeast = false,
): ExpectationState | undefined {
  if (!expectation) return undefined
  const { met, value, text } = expectation
  const is = value === null ? 'nothing measured' : `is ${boundText(value, unit, atLeast)}`
  const expected = text.replace(/[\d.]+/, (limit) => measure(Number(limit), unit))
  const detail = `${is}, expected ${expected}`
  if (met === null) return { tone: 'none', word: 'Unknown', detail }
  return met ? { tone: 'ok', word: 'Met', detail } : { tone: 'warn', word: 'Not met', detail }
}
