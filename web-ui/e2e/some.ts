// A part of what could be tried, another one with each seed.

const LARGEST = 2 ** 32

/** Numbers from 0 to below 1, the same for the same seed (a xorshift of 32 bits, Marsaglia 2003). */
function numbers(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / LARGEST
  }
}

/** As many as a build has time for if HEADROOM_SEED is set, else all. */
export function some<T>(all: readonly T[], count: number): T[] {
  const seed = process.env['HEADROOM_SEED']
  if (!seed) return [...all]
  const next = numbers(Number(BigInt(seed) & 0xffff_ffffn))
  return all
    .map((each) => ({ each, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ each }) => each)
}
