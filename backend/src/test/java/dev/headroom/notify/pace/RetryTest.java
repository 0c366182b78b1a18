package dev.headroom.notify.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {
  private final RetrySchedule schedule = new RetrySchedule(Seed.fixed(3));

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "4,8", "5,15", "6,30", "7,60", "8,60", "1440,60"})
  void waitsAsPlannedAndUpToATenthMore(int failed, int seconds) {
    for (int i = 0; i < 100; i++) {
      assertThat(schedule.delay(failed, Duration.ZERO))
          .isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1_100L))
          .isLessThanOrEqualTo(RetrySchedule.DELAY_MAX);
    }
  }

  @Test
  void neverWaitsLessThanAsked() {
    for (int i = 0; i < 100; i++) {
      assertThat(schedule.delay(3, Duration.ofSeconds(7)))
          .isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_400));
      assertThat(schedule.delay(7, Duration.ofSeconds(7)))
          .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(66));
    }
  }
}
