// Durations as the API writes them (`5m`, `1h30m`, `2d`) and as people read them.

const secondsPerUnit = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1, ms: 0.001 } as const
type Unit = keyof typeof secondsPerUnit

/** Seconds of a duration such as `1h30m`; a leading minus is allowed. Throws on anything else. */
export function parseDuration(text: string): number {
  const match = /^(-?)((?:\d+(?:\.\d+)?(?:ms|[wdhms]))+)$/.exec(text)
  if (!match) throw new Error(`not a duration: ${text}`)
  let seconds = 0
  for (const [, amount, unit] of match[2]!.matchAll(/([\d.]+)(ms|[wdhms])/g)) {
    seconds += Number(amount) * secondsPerUnit[unit as Unit]
  }
  return match[1] ? -seconds : seconds
}

/** Whole minutes as the API writes them: `2d`, `1d7h12m`. */
export function durationText(seconds: number): string {
  let rest = Math.round(seconds / 60) * 60
  let text = ''
  for (const unit of ['d', 'h', 'm'] as const) {
    const amount = Math.floor(rest / secondsPerUnit[unit])
    rest -= amount * secondsPerUnit[unit]
    if (amount > 0) text += `${amount}${unit}`
  }
  return text || '0m'
}

const steps = [
  { unit: 'd', seconds: 86_400 },
  { unit: 'h', seconds: 3_600 },
  { unit: 'min', seconds: 60 },
  { unit: 's', seconds: 1 },
] as const

/** The two largest units, rounded down: `2 d 4 h`, `14 min 5 s`, `0 s`. */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const first = steps.findIndex((step) => whole >= step.seconds)
  if (first < 0) return '0 s'
  let rest = whole
  const parts: string[] = []
  for (const step of steps.slice(first, first + 2)) {
    const amount = Math.floor(rest / step.seconds)
    rest -= amount * step.seconds
    if (amount > 0) parts.push(`${amount} ${step.unit}`)
  }
  return parts.join(' ')
}

/** `8 s ago`; of a sender whose clock is ahead of the server's, `clock 29 min ahead`. */
export function freshnessWords(ageSeconds: number | undefined): string {
  if (ageSeconds === undefined) return 'never'
  // Less than a second is what messages take, and no wrong clock.
  if (ageSeconds <= -1) return `clock ${ageWords(-ageSeconds)} ahead`
  return `${ageWords(ageSeconds)} ago`
}

/** One unit is enough for an age: `8 s`, `6 min`, `3 h`, `2 d`. */
export function ageWords(seconds: number): string {
  return durationWords(seconds).split(' ').slice(0, 2).join(' ')
}
