import { answer, client } from './request'
import type { Delivery, DeliveryList, ReceiverStateList } from './types'

/** Which deliveries are wanted; what is empty says nothing. */
export interface DeliveryFilter {
  receiver: string
  status: Delivery['status'] | ''
  incident: string
}

export const deliveryLimit = 100

export const deliveriesApi = {
  /** The newest first. */
  list: (
    { receiver, status, incident }: DeliveryFilter,
    signal: AbortSignal,
  ): Promise<DeliveryList> =>
    answer(
      client.GET('/api/v1/deliveries', {
        params: {
          query: {
            limit: deliveryLimit,
            ...(receiver === '' ? {} : { receiver }),
            ...(status === '' ? {} : { status }),
            ...(incident === '' ? {} : { incident }),
          },
        },
        signal,
      }),
      signal,
    ),

  /** How each integration of each receiver stands. */
  receivers: (signal: AbortSignal): Promise<ReceiverStateList> =>
    answer(client.GET('/api/v1/receivers', { signal }), signal),
}
