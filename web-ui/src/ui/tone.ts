/** What ink a thing gets: quiet ones none, trouble all of it. Always with a shape and a word. */
export type Tone = 'critical' | 'warn' | 'unwatched' | 'recovering' | 'ok' | 'info' | 'none'
