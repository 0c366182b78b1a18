package dev.headroom.notify.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:07:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|PT5S",
        " 120 |PT2M",
        "0|PT0S",
        "3600|PT1H",
        "3601|PT1H",
        "99999999999999999999|PT1H",
        "-5|PT0S",
        "1.5|PT0S",
        "soon|PT0S",
        "''|PT0S",
        "Sun, 01 Mar 2026 03:07:30 GMT|PT30S",
        "Sun, 01 Mar 2026 03:06:30 GMT|PT0S",
        "Mon, 02 Mar 2026 03:06:30 GMT|PT1H"
      })
  void readsRetryAfterAsSecondsOrAsADate(String header, Duration expected) {
    assertThat(RetryAfter.parse(header, NOW, Duration.ofHours(1))).isEqualTo(expected);
  }
}
