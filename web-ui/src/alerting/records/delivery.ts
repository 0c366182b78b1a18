import type { Delivery } from '../../api/types'
import type { Tone } from '../../ui/tone'

type Attempt = Delivery['attempts'][number]

export function deliveryTone({ status }: Pick<Delivery, 'status'>): Tone {
  switch (status) {
    case 'sent':
      return 'ok'
    case 'pending':
      return 'none'
    case 'rejected':
    case 'expired':
      return 'warn'
  }
}

/** `HTTP 503: try later`, also where the error begins so by itself; `connection refused`, or a dash for neither. */
export function answerWords({ httpStatus, error }: Pick<Attempt, 'httpStatus' | 'error'>): string {
  const status = httpStatus === null ? '' : `HTTP ${httpStatus}`
  if (status !== '' && error.startsWith(status)) return error
  return [status, error].filter(Boolean).join(': ') || '\u2013'
}

/** `signed webhook`. */
export function receiverKindWords({ kind }: Pick<Delivery, 'kind'>): string {
  return kind.replaceAll('_', ' ')
}

export interface DeliveryLine {
  delivery: Delivery
  /** None as long as it was not tried. */
  attempt: Attempt | undefined
  /** Those before it that have no line of their own, the newest first. */
  earlier: readonly Attempt[]
}

const instant = ({ delivery, attempt }: DeliveryLine): number =>
  Date.parse(attempt?.time ?? delivery.createdAt)

/** Every attempt of every delivery, the newest first; one line for what was not tried yet. */
export function deliveryLines(deliveries: readonly Delivery[]): DeliveryLine[] {
  return deliveries
    .flatMap((delivery): DeliveryLine[] =>
      delivery.attempts.length === 0
        ? [{ delivery, attempt: undefined, earlier: [] }]
        : delivery.attempts.map((attempt) => ({ delivery, attempt, earlier: [] })),
    )
    .reverse()
    .sort((a, b) => instant(b) - instant(a))
}

/** A line for each delivery, with its last attempt. */
export const latestLines = (deliveries: readonly Delivery[]): DeliveryLine[] =>
  deliveries.map((delivery) => ({
    delivery,
    attempt: delivery.attempts.at(-1),
    earlier: delivery.attempts.slice(0, -1).reverse(),
  }))
