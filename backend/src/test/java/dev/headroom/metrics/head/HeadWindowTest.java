package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Rejection;
import org.junit.jupiter.api.Test;

class HeadWindowTest {
  private static final long HOUR = 3_600_000;

  private final HeadWindow window = new HeadWindow(HeadTest.CONFIG);
  private final AppliedPoints applied = new AppliedPoints();

  @Test
  void the_clock_is_the_newest_arrival() {
    window.advance(NOW);
    window.advance(NOW - 5_000);
    assertThat(window.nowMillis()).isEqualTo(NOW);
    assertThat(window.startMillis()).isEqualTo(NOW - HOUR);
  }

  @Test
  void a_new_minute_is_told_once() {
    assertThat(window.advance(NOW)).isTrue();
    assertThat(window.advance(NOW + 59_999)).isFalse();
    assertThat(window.advance(NOW + 60_000)).isTrue();
    assertThat(window.advance(NOW)).isFalse();
    assertThat(window.advance(NOW + 60_001)).isFalse();
  }

  @Test
  void both_ends_belong_to_it() {
    window.advance(NOW);
    assertThat(window.holds(NOW - HOUR)).isTrue();
    assertThat(window.holds(NOW - HOUR - 1)).isFalse();
    assertThat(window.holds(NOW + 600_000)).isTrue();
    assertThat(window.holds(NOW + 600_001)).isFalse();
  }

  @Test
  void how_far_ahead_is_counted_from_the_push_at_hand() {
    window.advance(NOW);
    window.advance(NOW - 300_000);
    assertThat(window.holds(NOW + 300_001)).isFalse();
  }

  @Test
  void a_cut_only_ever_moves_forward_and_spares_the_newest_minutes() {
    window.advance(NOW);
    window.cut(NOW - HOUR / 2);
    assertThat(window.startMillis()).isEqualTo(NOW - HOUR / 2);
    window.cut(NOW - HOUR);
    assertThat(window.startMillis()).isEqualTo(NOW - HOUR / 2);
    window.cut(NOW);
    assertThat(window.startMillis()).isEqualTo(NOW - HeadWindow.KEPT_MIN_MILLIS);
    assertThat(window.timeStartMillis()).isEqualTo(NOW - HOUR);
    window.advance(NOW + 2 * HOUR);
    assertThat(window.startMillis()).isEqualTo(NOW + HOUR);
  }

  @Test
  void a_refusal_says_where_the_bound_is() {
    window.advance(NOW);
    assertThat(window.takes(series("a"), NOW - HOUR - 1, 3, applied)).isFalse();
    assertThat(window.takes(series("b"), NOW - HOUR - 2, applied)).isFalse();
    assertThat(window.takes(series("c"), NOW + HOUR, applied)).isFalse();
    assertThat(window.takes(series("d"), NOW, applied)).isTrue();
    assertThat(applied.rejections())
        .containsExactly(
            new Rejection(
                "too_old",
                4,
                "a{} at 2025-12-31T22:59:59.999Z is before the window, which starts at"
                    + " 2025-12-31T23:00:00Z (metrics.window)"),
            new Rejection(
                "too_far_in_future",
                1,
                "c{} at 2026-01-01T01:00:00Z is more than 600 s ahead of its arrival at"
                    + " 2026-01-01T00:00:00Z (metrics.futureMax)"));
  }

  @Test
  void a_refusal_for_want_of_memory_says_so() {
    window.advance(NOW);
    window.cut(NOW - HOUR / 2);
    assertThat(window.takes(series("a"), NOW - HOUR / 2 - 1, applied)).isFalse();
    assertThat(applied.rejections().getFirst().detail())
        .isEqualTo(
            "a{} at 2025-12-31T23:29:59.999Z is before the window, which starts at"
                + " 2025-12-31T23:30:00Z (metrics.bytesMax)");
  }
}
