package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.count.CountReader.CountSeries;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Promises;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps of 10 s, thirty of which are as long as the tier's short window, each one letter: {@code b}
 * is bad, {@code l} is a little bad (above the promise, below the factor), {@code g} is good,
 * {@code -} is empty.
 */
class OnsetTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final BigDecimal SHARE = new BigDecimal("0.001");

  private static Counts counts(int letter) {
    return switch (letter) {
      case 'b' -> new Counts(50, 50, 0);
      case 'l' -> new Counts(990, 2, 0);
      case 'g' -> new Counts(100, 0, 0);
      case '-' -> Counts.NONE;
      default -> throw new IllegalArgumentException("no such step: " + (char) letter);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "bbb, 0", "gbb, 1", "ggg, 3", // nothing breaks the promise
    "---, 3", "gbbg, 1", // it has just stopped
    "gb-b, 1", // no events are no pause
    "gbgb, 1", // a good step in the midst of it is chance
    "lgb, 2", // noise before it does not burn
    "lbb, 0", // what leads up to it without a pause belongs to it
  })
  void aBreachBeganWithTheFirstStepOfTheRun(String steps, int began) {
    CountSeries past =
        new CountSeries(FROM, STEP, steps.chars().mapToObj(OnsetTest::counts).toList());

    assertThat(Onset.in(past, Promises.PAGE, SHARE)).isEqualTo(FROM.plus(STEP.multipliedBy(began)));
  }

  @ParameterizedTest
  @CsvSource({"29, 0", "30, 31"})
  void aPauseAsLongAsTheShortWindowEndsIt(int pause, int began) {
    CountSeries past =
        new CountSeries(
            FROM,
            STEP,
            Stream.of("b", "g".repeat(pause), "b")
                .flatMapToInt(String::chars)
                .mapToObj(OnsetTest::counts)
                .toList());

    assertThat(Onset.in(past, Promises.PAGE, SHARE)).isEqualTo(FROM.plus(STEP.multipliedBy(began)));
  }
}
