// What the whole browser hears from the server, over one connection: the tab that leads reads the
// stream and passes each frame on to the others; when it goes, the next tab resumes after the last
// event heard.

import type { Frame } from '../api/eventStream'

export type FeedState = 'connecting' | 'live' | 'lost'

/** What the tabs say to each other. */
export type Signal =
  | { kind: 'frame'; frame: Frame }
  /** A fresh stream, or one that could not resume: what was missed is not known. */
  | { kind: 'reset' }
  /** The connection ended; the leading tab tries again. */
  | { kind: 'broken' }
  /** A new tab asks how things stand. */
  | { kind: 'hello' }
  /** The leading tab's answer. */
  | { kind: 'standing'; state: FeedState; heardAt: number; lastEventId: string }

/** The other tabs of this browser. */
export interface Tabs {
  post(signal: Signal): void
  listen(handle: (signal: Signal) => void): void
  /** Runs the work once this tab is the one that reads, until aborted. */
  lead(work: () => Promise<void>, signal: AbortSignal): Promise<void>
}

export interface FeedListener {
  /** With the epoch milliseconds of the last sign of life. */
  standing(state: FeedState, heardAt: number): void
  /** An event, its data still text. */
  event(type: string, data: string): void
  /** Load everything again. */
  reset(): void
}

export type OpenStream = (lastEventId: string, signal: AbortSignal) => AsyncIterable<Frame>

/** Twice the server's heartbeat: one may come late, two mean that nobody is there. */
export const silenceMillisMax = 30_000
const retryMillis = [1_000, 2_000, 4_000, 8_000, 15_000]

export class Feed {
  private lastEventId = ''
  private heardAt = Date.now()
  private state: FeedState = 'connecting'
  private leads = false
  private readonly silence = new Countdown(() => this.become('lost'))
  private connection = new AbortController()
  private readonly closing = new AbortController()
  private readonly open: OpenStream
  private readonly tabs: Tabs
  private readonly listener: FeedListener

  constructor(open: OpenStream, tabs: Tabs, listener: FeedListener) {
    this.open = open
    this.tabs = tabs
    this.listener = listener
  }

  /** Listens until closed; resolves then. */
  start(): Promise<void> {
    this.tabs.listen((signal) => this.hear(signal))
    this.watchSilence()
    this.tabs.post({ kind: 'hello' })
    return this.tabs.lead(() => this.read(), this.closing.signal)
  }

  close(): void {
    this.closing.abort()
    this.connection.abort()
    this.silence.stop()
  }

  private async read(): Promise<void> {
    this.leads = true
    let failures = 0
    while (!this.closing.signal.aborted) {
      this.connection = new AbortController()
      if (await this.readOnce()) failures = 0
      if (this.closing.signal.aborted) return
      this.tell({ kind: 'broken' })
      await pause(retryMillis[Math.min(failures++, retryMillis.length - 1)]!, this.closing.signal)
    }
  }

  /**
   * Whether the stream opened. Refused, broken or silent is all the same: the state and the time of
   * the last sign are what is shown.
   */
  private async readOnce(): Promise<boolean> {
    const resumes = this.lastEventId !== ''
    const connection = this.connection
    const patience = new Countdown(() => connection.abort())
    let opened = false
    patience.restart(silenceMillisMax)
    try {
      for await (const frame of this.open(this.lastEventId, connection.signal)) {
        patience.restart(silenceMillisMax)
        if (!opened && !resumes) this.tell({ kind: 'reset' })
        opened = true
        this.tell({ kind: 'frame', frame })
      }
    } catch {
      return opened
    } finally {
      patience.stop()
    }
    return opened
  }

  /** To the other tabs and to this one. */
  private tell(signal: Signal): void {
    this.tabs.post(signal)
    this.hear(signal)
  }

  private hear(signal: Signal): void {
    switch (signal.kind) {
      case 'frame':
        this.heardAt = Date.now()
        this.watchSilence()
        this.become('live')
        if (signal.frame.kind === 'event') this.deliver(signal.frame)
        return
      case 'reset':
        this.listener.reset()
        return
      case 'broken':
        if (this.state === 'live') this.become('connecting')
        return
      case 'hello':
        if (this.leads) this.tabs.post(this.standing())
        return
      case 'standing':
        this.adopt(signal)
    }
  }

  private deliver(event: Frame & { kind: 'event' }): void {
    if (event.id) this.lastEventId = event.id
    if (event.type === 'reset') this.listener.reset()
    else this.listener.event(event.type, event.data)
  }

  private standing(): Signal {
    return {
      kind: 'standing',
      state: this.state,
      heardAt: this.heardAt,
      lastEventId: this.lastEventId,
    }
  }

  private adopt(standing: Signal & { kind: 'standing' }): void {
    if (this.leads) return
    this.heardAt = standing.heardAt
    this.lastEventId ||= standing.lastEventId
    this.watchSilence()
    this.become(standing.state)
  }

  private become(state: FeedState): void {
    this.state = state
    this.listener.standing(state, this.heardAt)
  }

  private watchSilence(): void {
    this.silence.restart(this.heardAt + silenceMillisMax - Date.now())
  }
}

class Countdown {
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly end: () => void

  constructor(end: () => void) {
    this.end = end
  }

  restart(millis: number): void {
    this.stop()
    this.timer = setTimeout(this.end, Math.max(0, millis))
  }

  stop(): void {
    clearTimeout(this.timer)
  }
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
