package dev.headroom.logs.index;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which records a block holds: those of one UTC day, and of these the ones that came while it was
 * the day's newest block.
 *
 * @param day days since the epoch
 * @param part 0 for the day's first block; a new one is begun when a block has grown too large
 */
record BlockKey(long day, int part) implements Comparable<BlockKey> {
  private static final Pattern NAME =
      Pattern.compile("(\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01]))(?:\\.(\\d{1,6}))?");

  private static final Comparator<BlockKey> ORDER =
      Comparator.comparingLong(BlockKey::day).thenComparingInt(BlockKey::part);

  BlockKey next() {
    return new BlockKey(day, part + 1);
  }

  /** The block's directory: {@code 2026-07-01}, then {@code 2026-07-01.1}. */
  String directoryName() {
    String date = LocalDate.ofEpochDay(day).toString();
    return part == 0 ? date : date + "." + part;
  }

  /** Nothing if a directory of that name is not a block. */
  static Optional<BlockKey> parse(String directoryName) {
    Matcher name = NAME.matcher(directoryName);
    if (!name.matches()) {
      return Optional.empty();
    }
    int part = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
    try {
      return Optional.of(new BlockKey(LocalDate.parse(name.group(1)).toEpochDay(), part));
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(BlockKey other) {
    return ORDER.compare(this, other);
  }
}
