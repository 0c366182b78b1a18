package dev.headroom.metrics.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeadConfigTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FUTURE = Duration.ofHours(1);

  @Test
  void defaults_are_two_days_in_a_quarter_of_the_heap() {
    HeadConfig config = HeadConfig.defaults();
    assertThat(config.window()).isEqualTo(Duration.ofDays(2));
    assertThat(config.bytesMax()).isEqualTo(Runtime.getRuntime().maxMemory() / 4);
    assertThat(config.seriesMax()).isEqualTo(200_000);
    assertThat(config.distributionSeriesMax()).isEqualTo(10_000);
    assertThat(config.digits()).isEqualTo(2);
  }

  @Test
  void bad_values_are_told_with_their_key() {
    assertBad("metrics.window", Duration.ofMinutes(9), 1 << 20, 1, 1, 1, 2, FUTURE);
    assertBad("metrics.bytesMax", HOUR, (1 << 20) - 1, 1, 1, 1, 2, FUTURE);
    assertBad("metrics.seriesMax", HOUR, 1 << 20, 0, 1, 1, 2, FUTURE);
    assertBad("metrics.distributionSeriesMax", HOUR, 1 << 20, 1, 0, 1, 2, FUTURE);
    assertBad("metrics.metadataMax", HOUR, 1 << 20, 1, 1, 0, 2, FUTURE);
    assertBad("metrics.digits", HOUR, 1 << 20, 1, 1, 1, 4, FUTURE);
    assertBad("metrics.futureMax", HOUR, 1 << 20, 1, 1, 1, 2, FUTURE.negated());
  }

  private static void assertBad(
      String key,
      Duration window,
      long bytesMax,
      int seriesMax,
      int distributionSeriesMax,
      int metadataMax,
      int digits,
      Duration futureMax) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new HeadConfig(
                window, bytesMax, seriesMax, distributionSeriesMax, metadataMax, digits, futureMax))
        .withMessageStartingWith(key);
  }
}
