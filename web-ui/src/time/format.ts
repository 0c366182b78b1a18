// The only place that turns instants into text: 24 hours, always with the zone.

export type Zone = 'utc' | 'local'
export type Instant = string | number

interface Parts {
  year: string
  month: string
  day: string
  hour: string
  minute: string
  second: string
  timeZoneName: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The reader's own zone, as IANA names it. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'shortOffset',
    })
    formats.set(timeZone, format)
  }
  return format
}

function partsOf(instant: Instant, zone: Zone): Parts {
  const timeZone = zone === 'utc' ? 'UTC' : localZone()
  const parts = formatIn(timeZone).formatToParts(new Date(instant))
  return Object.fromEntries(parts.map(({ type, value }) => [type, value])) as unknown as Parts
}

/**
 * `UTC` or the offset that holds at that instant, such as `UTC+2`: two 02:30s of one night differ.
 */
function zoneLabel(parts: Parts, zone: Zone): string {
  return zone === 'utc' ? 'UTC' : parts.timeZoneName.replace('GMT', 'UTC')
}

const wholeSeconds = ({ hour, minute, second }: Parts): string => `${hour}:${minute}:${second}`
const wholeDay = ({ day, month, year }: Parts): string => `${day} ${month} ${year}`

/** `.042`. */
function fractionOf(instant: Instant): string {
  return `.${String(new Date(instant).getUTCMilliseconds()).padStart(3, '0')}`
}

/** `14:02:11 UTC`, or `14:02:11.042 UTC` where much happens within a second. */
export function clockTime(instant: Instant, zone: Zone, precise = false): string {
  const parts = partsOf(instant, zone)
  const fraction = precise ? fractionOf(instant) : ''
  return `${wholeSeconds(parts)}${fraction} ${zoneLabel(parts, zone)}`
}

/** `22 Nov 2026`. */
export function calendarDay(instant: Instant, zone: Zone): string {
  return wholeDay(partsOf(instant, zone))
}

/**
 * The time of one of many lines, which leave their zone to the page around them: `14:02:11.042`,
 * or ` 1 Nov 14:02:11.042` on another day than today. The day is always as wide.
 */
export function lineTime(instant: Instant, zone: Zone, today: string): string {
  const parts = partsOf(instant, zone)
  const clock = `${wholeSeconds(parts)}${fractionOf(instant)}`
  if (wholeDay(parts) === today) return clock
  // English months may have four letters (Sept).
  return `${parts.day.padStart(2, '\u00a0')} ${parts.month.slice(0, 3)} ${clock}`
}

/** The clock alone if both are of one day, else with the day before it. */
export function moment(instant: Instant, zone: Zone, now: number, precise = false): string {
  const day = calendarDay(instant, zone)
  const clock = clockTime(instant, zone, precise)
  if (day === calendarDay(now, zone)) return clock
  const sameYear = day.slice(-4) === calendarDay(now, zone).slice(-4)
  return `${sameYear ? day.slice(0, -5) : day}, ${clock}`
}

/** Day, clock and zone, whatever today is. */
export function fullMoment(instant: Instant, zone: Zone): string {
  return `${calendarDay(instant, zone)}, ${clockTime(instant, zone)}`
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `2026-10-25 02:15:00 UTC+2`: can be changed by hand and read again. */
export function writtenMoment(instant: Instant, zone: Zone): string {
  const parts = partsOf(instant, zone)
  // English months may have four letters (Sept).
  const month = String(months.indexOf(parts.month.slice(0, 3)) + 1).padStart(2, '0')
  const day = parts.day.padStart(2, '0')
  return `${parts.year}-${month}-${day} ${clockTime(instant, zone)}`
}

/** Midnight of that day. */
const dayOnly = '00:00'

/**
 * Reads what `writtenMoment` writes, with or without seconds, clock and zone; a day alone is its
 * midnight. What names no zone is of the zone given. Undefined for the rest.
 */
export function readMoment(text: string, zone: Zone): number | undefined {
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?\s*(?:(Z|UTC|(?=[+-]\d\d:?\d\d$))([+-]\d{1,2})?(?::?(\d\d))?)?$/.exec(
      text.trim(),
    )
  if (!match) return undefined
  const [, day, clock = dayOnly, named, hours = '+0', minutes = '00'] = match
  const offset = `${hours[0]}${hours.slice(1).padStart(2, '0')}:${minutes}`
  const isNamed = named !== undefined
  const instant = Date.parse(`${day}T${clock}${isNamed ? offset : zone === 'utc' ? 'Z' : ''}`)
  return Number.isNaN(instant) ? undefined : instant
}

/** The same moment on the other clock; empty where both show the same. */
export function otherClock(instant: Instant, zone: Zone): string {
  const other = clockTime(instant, zone === 'utc' ? 'local' : 'utc')
  return other.slice(0, 8) === clockTime(instant, zone).slice(0, 8) ? '' : other
}
