import {
  Activity,
  BellOff,
  BookOpen,
  ChartLine,
  Gauge,
  GitCommitVertical,
  History,
  Rocket,
  ScrollText,
  Send,
  Server,
  Signpost,
  Siren,
  Target,
  Zap,
} from '@lucide/vue'
import type { Component } from 'vue'

export interface Page {
  path: string
  label: string
  /** Where there is no room for the label. */
  short?: string
  icon: Component
  /** Pressed after `g`. */
  key?: string
  /** Only where faults can be switched. */
  demo?: true
}

const pages: readonly Page[] = [
  { path: '/', label: 'Now', icon: Gauge, key: 'n' },
  { path: '/incidents', label: 'Incidents', icon: Siren, key: 'i' },
  { path: '/slo', label: 'Promises (SLOs)', short: 'SLOs', icon: Target, key: 's' },
  { path: '/logs', label: 'Logs', icon: ScrollText, key: 'l' },
  { path: '/metrics-explorer', label: 'Metrics', icon: ChartLine, key: 'm' },
  { path: '/services', label: 'Services', icon: Server, key: 'v' },
  { path: '/changes', label: 'Changes', icon: GitCommitVertical, key: 'c' },
  { path: '/silences', label: 'Silences', icon: BellOff, key: 'q' },
  { path: '/routes', label: 'Routes', icon: Signpost, key: 'o' },
  { path: '/deliveries', label: 'Deliveries', icon: Send },
  { path: '/runbooks', label: 'Runbooks', icon: BookOpen, key: 'r' },
  { path: '/versions', label: 'Versions', icon: History },
  { path: '/system', label: 'System', icon: Activity, key: 'y' },
  { path: '/start', label: 'Start', icon: Rocket },
  { path: '/faults', label: 'Faults', icon: Zap, demo: true },
]

/** The pages that can be gone to, given the paths that are routed. */
export function pagesOf(routed: readonly string[]): Page[] {
  return pages.filter(({ path }) => routed.includes(path))
}
