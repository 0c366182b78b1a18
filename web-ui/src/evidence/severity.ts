import type { LogRecord } from '../api/types'
import type { Tone } from '../ui/tone'

export type Severity = LogRecord['severity']

/** The worst first, as they are stacked from the axis upwards. */
export const severities: readonly Severity[] = ['FATAL', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE']

const tones: Record<Severity, Tone> = {
  FATAL: 'critical',
  ERROR: 'critical',
  WARN: 'warn',
  INFO: 'none',
  DEBUG: 'none',
  TRACE: 'none',
}

export function severityTone(severity: Severity): Tone {
  return tones[severity]
}
