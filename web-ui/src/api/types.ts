import type { components, operations, paths } from './schema'

type Schemas = components['schemas']
type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type Slo = Schemas['Slo']
export type Tier = Schemas['Tier']
export type Burn = Schemas['Burn']
export type Budget = Schemas['Budget']
export type Freshness = Schemas['Freshness']
export type SloList = Answer<'/api/v1/slos'>
/** Of a promise that changed the name and the fields that differ; of all of them all fields if whole. */
export type SloNews = Omit<Schemas['SloNews'], 'slos'> & {
  slos: (Pick<Slo, 'name'> & Partial<Slo>)[]
}
export type SloHistory = Schemas['SloHistory']
export type Heatmap = Schemas['Heatmap']
export type Incident = Schemas['Incident']
export type IncidentAlert = Schemas['IncidentAlert']
export type IncidentAlerts = Schemas['IncidentAlerts']
export type IncidentDetail = Schemas['IncidentDetail']
export type IncidentQuery = NonNullable<operations['listIncidents']['parameters']['query']>
export type IncidentPage = Answer<'/api/v1/incidents'>
export type Muted = Schemas['Muted']
export type LabelMatcher = Schemas['Matcher']
export type Silence = Schemas['Silence']
export type SilenceRequest = Schemas['SilenceRequest']
export type SilenceList = Answer<'/api/v1/silences'>
export type SilencePreview = Schemas['SilencePreview']
export type Heartbeat = Schemas['Heartbeat']
export type BeatTarget = Schemas['BeatTarget']
export type HeartbeatList = Answer<'/api/v1/heartbeats'>
export type PageReport = Schemas['PageReport']
export type ServicePages = Schemas['ServicePages']
export type WeekPages = Schemas['WeekPages']
export type Routes = Schemas['Routes']
export type Route = Schemas['Route']
export type FilePlace = Schemas['FilePlace']
export type TimeIntervalNow = Schemas['TimeIntervalNow']
export type InhibitRule = Schemas['InhibitRule']
export type OnCall = Schemas['OnCall']
export type OnCallList = Answer<'/api/v1/on-call'>
export type RuleVersion = Schemas['RuleVersion']
export type RuleDecision = Schemas['RuleDecision']
export type RuleVersions = Schemas['RuleVersions']
export type WholeRuleVersion = Schemas['WholeRuleVersion']
export type RulesInForce = Schemas['Reloaded']
export type DryRun = Schemas['DryRun']
export type DryRunIncident = Schemas['DryRunIncident']
export type Drill = Schemas['Drill']
export type DrillReport = Schemas['DrillReport']
export type DrillRun = Schemas['DrillRun']
export type DrillList = Answer<'/api/v1/drills'>
export type TestPage = Schemas['TestPage']
export type TestPageReceivers = Schemas['TestPageReceivers']
export type TimelineEntry = Schemas['TimelineEntry']
export type Delivery = Schemas['Delivery']
export type Attempt = Schemas['Attempt']
export type DeliveryList = Answer<'/api/v1/deliveries'>
export type ReceiverState = Schemas['ReceiverState']
export type ReceiverStateList = Answer<'/api/v1/receivers'>
export type Change = Schemas['Change']
export type Runbook = Schemas['Runbook']
export type RunbookSummary = Schemas['RunbookSummary']
export type System = Schemas['System']
export type Faults = Schemas['Faults']
export type Fault = Faults['faults'][number]
export type ProblemDetails = Schemas['Problem']
export type LiveBlockResult = Schemas['LiveBlockResult']
export type LogPage = Schemas['LogPage']
export type LogSignatures = Schemas['LogSignatures']
export type SignatureGroup = Schemas['SignatureGroup']
export type LogRecord = Schemas['LogRecord']
export type Percentiles = Schemas['Percentiles']
export type StepMark = Schemas['StepMark']
export type LogContext = Schemas['LogContext']
export type LogHistogram = Schemas['LogHistogram']
export type Service = Schemas['Service']
export type ServiceLoadHistory = Schemas['ServiceLoadHistory']
export type Arrivals = Schemas['Arrivals']
export type SloDefinition = Answer<'/api/v1/slos/{name}/definition'>
export type HeldMetric = Schemas['HeldMetric']
export type HeldMetrics = Answer<'/api/v1/metrics'>
export type Cardinality = Schemas['Cardinality']
export type SeriesLines = Schemas['SeriesLines']
export type HeldMetricsQuery = NonNullable<operations['heldMetrics']['parameters']['query']>
export type CardinalityQuery = operations['cardinality']['parameters']['query']
export type LinesQuery = operations['lines']['parameters']['query']

/** Which observations: a metric and label matchers. */
export interface Distribution {
  metric: string
  match: string
}
