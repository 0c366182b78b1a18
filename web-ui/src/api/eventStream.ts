// Server-sent events read with fetch: unlike EventSource it shows the heartbeat comments, by which
// a silent connection is told from a quiet one.

import { ApiProblem } from './problem'

export type Frame =
  /** Anything that proves the connection lives. */
  { kind: 'heartbeat' } | { kind: 'event'; id: string; type: string; data: string }

/** Characters of one event; a longer one is not from our server. */
const eventCharsMax = 4 * 1024 * 1024

/** Turns text, cut anywhere, into frames (HTML standard, 9.2.6). */
export class FrameParser {
  private rest = ''
  private id = ''
  private type = ''
  private data: string[] = []
  private dataChars = 0

  push(text: string): Frame[] {
    this.rest += text
    this.bound(this.rest.length)
    const frames: Frame[] = []
    // A carriage return at the end may be the first half of a line end.
    const end = this.rest.endsWith('\r') ? this.rest.length - 1 : this.rest.length
    const lines = this.rest.slice(0, end).split(/\r\n|\r|\n/)
    this.rest = lines.pop()! + this.rest.slice(end)
    for (const line of lines) {
      const frame = this.line(line)
      if (frame) frames.push(frame)
    }
    return frames
  }

  private line(line: string): Frame | undefined {
    if (line === '') return this.dispatch()
    if (line.startsWith(':')) return { kind: 'heartbeat' }
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line)!
    if (field === 'data') {
      this.data.push(value!)
      this.dataChars += value!.length
      this.bound(this.dataChars)
    } else if (field === 'event') this.type = value!
    else if (field === 'id') this.id = value!
    return undefined
  }

  private dispatch(): Frame | undefined {
    const { type, data } = this
    this.type = ''
    this.data = []
    this.dataChars = 0
    if (data.length === 0) return undefined
    return { kind: 'event', id: this.id, type: type || 'message', data: data.join('\n') }
  }

  private bound(chars: number): void {
    if (chars > eventCharsMax) throw new Error(`event of more than ${eventCharsMax} characters`)
  }
}

/**
 * Opens the stream after the given event; yields a heartbeat at once when it is open, then what
 * comes.
 */
export async function* openStream(
  topics: readonly string[],
  lastEventId: string,
  signal: AbortSignal,
): AsyncGenerator<Frame, void, void> {
  const headers: Record<string, string> = { Accept: 'text/event-stream' }
  if (lastEventId) headers['Last-Event-ID'] = lastEventId
  const response = await fetch(`/api/v1/stream?topics=${topics.join(',')}`, {
    headers,
    signal,
    cache: 'no-store',
  })
  if (!response.ok || !response.body) throw ApiProblem.refused(response, undefined)
  yield { kind: 'heartbeat' }
  const parser = new FrameParser()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield* parser.push(value)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
