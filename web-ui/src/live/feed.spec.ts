import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Frame } from '../api/eventStream'
import { Feed, silenceMillisMax, type FeedListener, type Signal, type Tabs } from './feed'

const start = Date.parse('2026-11-22T14:00:00Z')
const beat: Frame = { kind: 'heartbeat' }
const event = (id: string, type = 'slos', data = '{}'): Frame => ({ kind: 'event', id, type, data })

/** A server whose streams the test feeds and breaks by hand. */
class Server {
  readonly opened: string[] = []
  private queue: (Frame | 'end')[] = []
  private wake: () => void = () => undefined

  readonly open = (lastEventId: string, signal: AbortSignal): AsyncIterable<Frame> => {
    this.opened.push(lastEventId)
    this.queue = []
    return this.frames(signal)
  }

  async send(...frames: (Frame | 'end')[]): Promise<void> {
    this.queue.push(...frames)
    this.wake()
    await settle()
  }

  private async *frames(signal: AbortSignal): AsyncGenerator<Frame> {
    const aborted = new Promise<'end'>((resolve) =>
      signal.addEventListener('abort', () => resolve('end')),
    )
    for (;;) {
      const more = new Promise<void>((resolve) => (this.wake = resolve))
      const next = this.queue.shift() ?? (await Promise.race([more, aborted]))
      if (next === 'end') throw new Error('broken')
      if (next) yield next
    }
  }
}

/** Tabs of one browser: everyone hears the others; the first in line leads until it is closed. */
class Browser {
  private readonly handlers: ((signal: Signal) => void)[] = []
  private line: Promise<void> = Promise.resolve()

  tab(): Tabs {
    let own: (signal: Signal) => void = () => undefined
    return {
      post: (signal) =>
        this.handlers.filter((handle) => handle !== own).forEach((handle) => handle(signal)),
      listen: (handle) => this.handlers.push((own = handle)),
      lead: (work) => (this.line = this.line.then(work)),
    }
  }
}

function listener() {
  return { standing: vi.fn(), event: vi.fn(), reset: vi.fn() } satisfies FeedListener
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
const state = (of: ReturnType<typeof listener>): unknown => of.standing.mock.lastCall?.[0]

beforeEach(() => vi.useFakeTimers({ now: start }))
afterEach(() => vi.useRealTimers())

describe('one tab', () => {
  let server: Server
  let heard: ReturnType<typeof listener>
  let feed: Feed

  beforeEach(async () => {
    server = new Server()
    heard = listener()
    feed = new Feed(server.open, new Browser().tab(), heard)
    void feed.start()
    await settle()
  })
  afterEach(() => feed.close())

  it('asks for everything anew when a stream without a past opens', async () => {
    await server.send(beat)
    expect(heard.reset).toHaveBeenCalledTimes(1)
    expect(state(heard)).toBe('live')
  })

  it('hands events on', async () => {
    await server.send(event('1', 'incidents', '{"id":"a"}'))
    expect(heard.event).toHaveBeenCalledExactlyOnceWith('incidents', '{"id":"a"}')
  })

  it('resumes after the last event, without asking for everything', async () => {
    await server.send(beat, event('41'), event('42'))
    heard.reset.mockClear()
    await server.send('end')
    expect(state(heard)).toBe('connecting')
    await vi.advanceTimersByTimeAsync(1_000)
    await server.send(beat)
    expect(server.opened).toEqual(['', '42'])
    expect(heard.reset).not.toHaveBeenCalled()
    expect(state(heard)).toBe('live')
  })

  it('asks for everything where the server no longer knows what was missed', async () => {
    await server.send(beat, event('42'))
    heard.reset.mockClear()
    await server.send(event('90', 'reset'))
    expect(heard.reset).toHaveBeenCalledTimes(1)
    expect(heard.event).toHaveBeenCalledTimes(1)
  })

  it('is lost after the longest silence, with the time of the last sign of life', async () => {
    await vi.advanceTimersByTimeAsync(5_000)
    await server.send(beat)
    await vi.advanceTimersByTimeAsync(silenceMillisMax - 1)
    expect(state(heard)).toBe('live')
    await vi.advanceTimersByTimeAsync(1)
    expect(heard.standing).toHaveBeenCalledWith('lost', start + 5_000)
  })

  it('stays live as long as heartbeats come', async () => {
    for (let beats = 0; beats < 10; beats++) {
      await server.send(beat)
      await vi.advanceTimersByTimeAsync(15_000)
    }
    expect(heard.standing).not.toHaveBeenCalledWith('lost', expect.anything())
  })

  it('leaves a silent connection for a new one', async () => {
    await server.send(beat, event('5'))
    await vi.advanceTimersByTimeAsync(silenceMillisMax + 1_000)
    expect(server.opened).toEqual(['', '5'])
    await server.send(beat)
    expect(state(heard)).toBe('live')
  })

  it('waits longer after each failure, up to a quarter of a minute', async () => {
    const waits = [1, 2, 4, 8, 15, 15]
    for (const [tries, seconds] of waits.entries()) {
      await server.send('end')
      await vi.advanceTimersByTimeAsync(seconds * 1000 - 1)
      expect(server.opened).toHaveLength(tries + 1)
      await vi.advanceTimersByTimeAsync(1)
      expect(server.opened).toHaveLength(tries + 2)
    }
  })

  it('stops when closed', async () => {
    feed.close()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(server.opened).toHaveLength(1)
  })
})

describe('two tabs', () => {
  let server: Server
  let browser: Browser
  let first: Feed
  let second: Feed
  let heardFirst: ReturnType<typeof listener>
  let heardSecond: ReturnType<typeof listener>

  const open = async (heard: FeedListener): Promise<Feed> => {
    const feed = new Feed(server.open, browser.tab(), heard)
    void feed.start()
    await settle()
    return feed
  }

  beforeEach(async () => {
    server = new Server()
    browser = new Browser()
    heardFirst = listener()
    heardSecond = listener()
    first = await open(heardFirst)
    await server.send(beat, event('1'))
    second = await open(heardSecond)
  })
  afterEach(() => {
    first.close()
    second.close()
  })

  it('share one connection', async () => {
    await server.send(event('2', 'incidents', '{}'))
    expect(server.opened).toHaveLength(1)
    expect(heardFirst.event).toHaveBeenCalledWith('incidents', '{}')
    expect(heardSecond.event).toHaveBeenCalledWith('incidents', '{}')
  })

  it('tell a new one how things stand', () => expect(state(heardSecond)).toBe('live'))

  it('go on without the first, after the last event it heard', async () => {
    await server.send(event('2'))
    first.close()
    await settle()
    expect(server.opened).toEqual(['', '2'])
    await server.send(beat, event('3', 'slos', '{"later":true}'))
    expect(heardSecond.event).toHaveBeenCalledWith('slos', '{"later":true}')
    expect(heardSecond.reset).not.toHaveBeenCalled()
  })

  it('both notice that nothing is heard any more', async () => {
    await vi.advanceTimersByTimeAsync(silenceMillisMax)
    expect([state(heardFirst), state(heardSecond)]).toEqual(['lost', 'lost'])
  })
})
