import { afterEach, describe, expect, it, vi } from 'vitest'
import { FrameParser, openStream, type Frame } from './eventStream'

const event = (id: string, type: string, data: string): Frame => ({ kind: 'event', id, type, data })
const beat: Frame = { kind: 'heartbeat' }

describe('FrameParser', () => {
  it('reads events with id, type and data, and comments as heartbeats', () => {
    const parser = new FrameParser()
    expect(parser.push(': beat\n\nid: 7\nevent: slos\ndata: {"a":1}\n\n')).toEqual([
      beat,
      event('7', 'slos', '{"a":1}'),
    ])
  })

  it('gives the same wherever the text is cut', () => {
    const text =
      ': beat\r\n\r\nid: 7\r\nevent: slos\r\ndata: one\r\ndata: two\r\n\r\nid:8\rdata:x\r\r: beat\n'
    const whole = new FrameParser().push(text)
    expect(whole).toEqual([beat, event('7', 'slos', 'one\ntwo'), event('8', 'message', 'x'), beat])
    for (let cut = 1; cut < text.length; cut++) {
      const parser = new FrameParser()
      expect([...parser.push(text.slice(0, cut)), ...parser.push(text.slice(cut))]).toEqual(whole)
    }
  })

  it('keeps the id for events that bring none, and forgets the type', () => {
    const parser = new FrameParser()
    expect(parser.push('id: 7\nevent: slos\ndata: a\n\ndata: b\n\n')).toEqual([
      event('7', 'slos', 'a'),
      event('7', 'message', 'b'),
    ])
  })

  it('takes one blank off the value, keeps colons, and drops events without data', () => {
    const parser = new FrameParser()
    expect(parser.push('event: slos\n\ndata:  a: b\nunknown\n\n')).toEqual([
      event('', 'message', ' a: b'),
    ])
  })

  it('refuses to collect without end', () => {
    const parser = new FrameParser()
    const piece = 'x'.repeat(1024 * 1024)
    expect(() => Array.from({ length: 5 }, () => parser.push(piece))).toThrow('characters')
  })

  it('refuses to collect many short lines without end', () => {
    const parser = new FrameParser()
    const line = `data: ${'x'.repeat(1000)}\n`
    expect(() => Array.from({ length: 5000 }, () => parser.push(line))).toThrow('characters')
  })
})

describe('openStream', () => {
  afterEach(() => vi.unstubAllGlobals())

  const collect = async (lastEventId: string): Promise<Frame[]> => {
    const frames: Frame[] = []
    for await (const frame of openStream(['slos'], lastEventId, new AbortController().signal))
      frames.push(frame)
    return frames
  }

  it('asks to resume after the last event and tells at once that it is open', async () => {
    const answer = vi.fn(async () => new Response('id: 8\nevent: slos\ndata: {}\n\n'))
    vi.stubGlobal('fetch', answer)
    expect(await collect('7')).toEqual([beat, event('8', 'slos', '{}')])
    expect(answer).toHaveBeenCalledWith(
      '/api/v1/stream?topics=slos',
      expect.objectContaining({
        headers: { Accept: 'text/event-stream', 'Last-Event-ID': '7' },
      }),
    )
  })

  it('fails where the server refuses', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 503 }))
    await expect(collect('')).rejects.toThrow('503')
  })
})
