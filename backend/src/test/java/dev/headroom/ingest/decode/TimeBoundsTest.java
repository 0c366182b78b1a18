package dev.headroom.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimeBoundsTest {
  private static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final TimeBounds bounds = TimeBounds.around(NOW, DecodeLimits.defaults());

  @Test
  void thirtyDaysBackAndTenMinutesAheadAreIn() {
    assertThat(bounds.hold(NOW)).isTrue();
    assertThat(bounds.hold(NOW - 30 * DAY)).isTrue();
    assertThat(bounds.hold(NOW - 30 * DAY - 1)).isFalse();
    assertThat(bounds.hold(NOW + 600_000)).isTrue();
    assertThat(bounds.hold(NOW + 600_001)).isFalse();
    assertThat(bounds.hold(0)).isFalse();
    assertThat(bounds.hold(Long.MIN_VALUE)).isFalse();
  }

  @Test
  void theRefusalNamesTimeAndLimit() {
    assertThat(bounds.refuse(NOW + 365 * DAY, 2, "up").orElseThrow().detail())
        .isEqualTo(
            "up: 2027-03-01T00:00:00Z lies after 2026-03-01T00:10:00Z (ingest.limits.futureMax)");
    assertThat(bounds.refuse(0, 2, "up").orElseThrow().reason()).isEqualTo("too_old");
    assertThat(bounds.refuse(Long.MAX_VALUE, 2, "up").orElseThrow().detail())
        .startsWith("up: +292278994-08-17");
  }

  @Test
  void aClockNearTheEpochStillRefusesTimeZero() {
    assertThat(TimeBounds.around(1_000, DecodeLimits.defaults()).hold(0)).isFalse();
  }
}
