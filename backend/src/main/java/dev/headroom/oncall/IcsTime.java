package dev.headroom.oncall;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A DATE or a DATE-TIME as it is written.
 *
 * @param day whether it has no time of day; then {@code local} is its midnight
 * @param zone which it names; empty for days, and for times that hold wherever one is
 */
record IcsTime(LocalDateTime local, boolean day, Optional<ZoneRules> zone) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})-?(\\d{2})-?(\\d{2})"
              + "(?:T(\\d{2}):?(\\d{2}):?(\\d{2})(?:\\.\\d+)?(Z|[+-]\\d{2}(?::?\\d{2})?)?)?",
          Pattern.CASE_INSENSITIVE);

  private static final int LEAP_SECOND = 60;

  /**
   * @param named the zone of its parameter {@code TZID}; asked for only where it counts
   * @throws IllegalArgumentException if it is neither
   */
  static IcsTime parse(String text, Supplier<Optional<ZoneRules>> named) {
    Matcher parts = WRITTEN.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("\"%s\" is no time".formatted(text));
    }
    try {
      LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
      if (parts.group(4) == null) {
        return new IcsTime(day.atStartOfDay(), true, Optional.empty());
      }
      int second = number(parts, 6);
      LocalTime time =
          LocalTime.of(
              number(parts, 4), number(parts, 5), second == LEAP_SECOND ? second - 1 : second);
      Optional<ZoneRules> zone =
          parts.group(7) == null
              ? named.get()
              : Optional.of(ZoneOffset.of(parts.group(7)).getRules());
      return new IcsTime(day.atTime(time), false, zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"%s\" is no time".formatted(text), e);
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  Instant at(ZoneRules otherwise) {
    return at(local, zone.orElse(otherwise));
  }

  /**
   * The first one where clocks show it twice; where they skip it, by the offset of before (RFC
   * 5545, 3.3.5).
   */
  static Instant at(LocalDateTime local, ZoneRules zone) {
    List<ZoneOffset> offsets = zone.getValidOffsets(local);
    if (!offsets.isEmpty()) {
      return local.toInstant(offsets.getFirst());
    }
    ZoneOffsetTransition skipped = zone.getTransition(local);
    return local.toInstant(skipped.getOffsetBefore());
  }

  static LocalDateTime local(Instant at, ZoneRules zone) {
    return LocalDateTime.ofInstant(at, zone.getOffset(at));
  }
}
