import type { Delivery } from '../api/types'
import type { Tone } from '../ui/tone'

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

/** `sent, HTTP 200, 12 ms` or `retry, connection refused, 3 ms`. */
export function attemptWords({ outcome, httpStatus, error, durationMillis }: Attempt): string {
  const answer = httpStatus === null ? error : `HTTP ${httpStatus}`
  return [outcome, answer, `${durationMillis} ms`].filter(Boolean).join(', ')
}

/** `signed webhook`. */
export function kindWords({ kind }: Pick<Delivery, 'kind'>): string {
  return kind.replaceAll('_', ' ')
}
