/** Between two announcements; more often would talk over the reader. */
export const announceMillisMin = 60_000

/**
 * Collects what is new and says it, rarely enough to be borne. What was there at the first look is
 * not new.
 */
export class Announcements {
  private known: ReadonlySet<string> | undefined
  private waiting: string[] = []
  private quiet: ReturnType<typeof setTimeout> | undefined
  private readonly say: (text: string) => void

  constructor(say: (text: string) => void) {
    this.say = say
  }

  /** The lines that hold now, by id. */
  update(lines: ReadonlyMap<string, string>): void {
    if (this.known) {
      for (const [id, line] of lines) if (!this.known.has(id)) this.waiting.push(line)
    }
    this.known = new Set(lines.keys())
    if (!this.quiet) this.flush()
  }

  close(): void {
    clearTimeout(this.quiet)
  }

  private flush(): void {
    this.quiet = undefined
    if (this.waiting.length === 0) return
    this.say(this.waiting.join('. '))
    this.waiting = []
    this.quiet = setTimeout(() => this.flush(), announceMillisMin)
  }
}
