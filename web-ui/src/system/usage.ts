import type { System } from '../api/types'
import type { Tone } from '../ui/tone'
import { count } from '../ui/figures'
import { measure } from '../ui/units'

type Usage = System['usage'][number]
type Part = System['components'][number]

/** From here on somebody should look, and from there on something is about to be refused. */
const warnShare = 0.75
const criticalShare = 0.9

export function usedShare({ used, limit }: Usage): number | undefined {
  return limit === null || limit === 0 ? undefined : used / limit
}

export function usageTone(usage: Usage): Tone {
  const share = usedShare(usage)
  if (share === undefined || share < warnShare) return 'none'
  return share < criticalShare ? 'warn' : 'critical'
}

/** `3.2 GiB of 80 GiB`, `1,204 of 100,000 series`. */
export function usageWords({ used, limit, unit }: Usage): string {
  const amount = (value: number): string => (unit === 'By' ? measure(value, 'By') : count(value))
  const name = unit === 'By' || unit === '1' ? '' : ` ${unit}`
  return limit === null ? `${amount(used)}${name}` : `${amount(used)} of ${amount(limit)}${name}`
}

/** What works may still have something to say; its detail does. */
export function partWords({ ok, detail }: Pick<Part, 'ok' | 'detail'>): string {
  if (!ok) return 'does not work'
  return detail === '' ? 'works' : 'works, but'
}

/** Whether somebody has to do something, in one sentence. */
export function overall({
  components,
  usage,
  config,
}: Pick<System, 'components' | 'usage'> & { config: Pick<System['config'], 'leftOut'> }): {
  tone: Tone
  words: string
} {
  const broken = components.filter(({ ok }) => !ok)
  if (broken.length > 0)
    return {
      tone: 'critical',
      words: `${broken.map(({ name }) => name).join(', ')} ${broken.length === 1 ? 'needs' : 'need'} attention`,
    }
  const full = usage.filter((each) => usageTone(each) !== 'none')
  if (full.length > 0)
    return {
      tone: full.some((each) => usageTone(each) === 'critical') ? 'critical' : 'warn',
      words: `Running out of room: ${full.map(({ title }) => title.toLowerCase()).join(', ')}`,
    }
  const leftOut = config.leftOut.length
  if (leftOut > 0)
    return { tone: 'warn', words: `${leftOut} ${leftOut === 1 ? 'file is' : 'files are'} left out` }
  return { tone: 'ok', words: 'Nothing needs attention' }
}
