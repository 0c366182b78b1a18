import { answer, client } from './request'
import type { LabelMatcher, Silence, SilenceList, SilencePreview, SilenceRequest } from './types'

export const silencesApi = {
  list: (signal: AbortSignal): Promise<SilenceList> =>
    answer(client.GET('/api/v1/silences', { signal }), signal),

  make: (body: SilenceRequest): Promise<Silence> =>
    answer(client.POST('/api/v1/silences', { body })),

  /** Whom it held back is told at once. */
  end: (id: string): Promise<Silence> =>
    answer(client.DELETE('/api/v1/silences/{id}', { params: { path: { id } } })),

  preview: (matchers: LabelMatcher[], signal: AbortSignal): Promise<SilencePreview> =>
    answer(client.POST('/api/v1/silences/preview', { body: { matchers }, signal }), signal),
}
