// Where the names of levels stand.

export interface LevelName {
  /** Where the name begins and ends. */
  x: number
  end: number
  /** Its bottom. */
  y: number
}

interface LevelRoom {
  start: number
  end: number
  bottom: number
  /** Between two names, across and down. */
  across: number
  down: number
}

/**
 * A name stands above its level. Levels too near each other for that share a row, so that no line
 * goes through a name; where a row is full the next one is below.
 */
export function levelNames(
  names: readonly { y: number; width: number }[],
  { start, end, bottom, across, down }: LevelRoom,
): LevelName[] {
  const placed: LevelName[] = []
  let last: LevelName | undefined
  for (const name of [...names].sort((a, b) => a.y - b.y)) {
    const near = last && name.y < last.y + down
    const beside = near && last!.end + across + name.width <= end
    const x = beside ? last!.end + across : start
    const y = beside ? last!.y : Math.min(bottom, near ? last!.y + down : name.y)
    last = { x, end: x + name.width, y }
    placed[names.indexOf(name)] = last
  }
  return placed
}
