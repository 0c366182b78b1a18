// Places in a runbook's HTML into which parts of ours are put.

import { stepItems, stepText } from './steps'

interface Slot {
  /** Another one for each place, so that a new text gets new parts. */
  key: string
  place: HTMLElement
}

export interface LiveSlot extends Slot {
  /** Its place in the runbook's live blocks. */
  block: number
  /** The query as written. */
  source: string
}

export interface StepSlot extends Slot {
  step: number
  text: string
}

let made = 0

/** Puts an empty place in front of each live block and takes its source away from view. */
export function liveSlots(body: HTMLElement): LiveSlot[] {
  return [...body.querySelectorAll<HTMLElement>('pre[data-live]')].map((source) => {
    const place = document.createElement('div')
    source.before(place)
    source.remove()
    return {
      key: `live-${made++}`,
      place,
      block: Number(source.dataset.live),
      source: (source.textContent ?? '').trimEnd(),
    }
  })
}

/** Puts an empty place at the beginning of each step. */
export function stepSlots(body: HTMLElement): StepSlot[] {
  return stepItems(body).map((item, step) => {
    const text = stepText(item)
    const place = document.createElement('span')
    place.className = 'step'
    item.prepend(place)
    return { key: `step-${made++}`, place, step, text }
  })
}
