package dev.headroom.slo.count;

import static dev.headroom.slo.count.CountedObjectives.HOUR;
import static dev.headroom.slo.count.CountedObjectives.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.count.CountReader.CountSeries;
import dev.headroom.slo.count.CountReader.SourcePresence;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Promises;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountReaderTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Instant A_SECOND_AGO = NOW.minusSeconds(1);

  @Test
  void whatIsNotCountedYetHasNoPast() {
    CountedObjectives objectives = new CountedObjectives(new CollectorRegistry());
    objectives.putInForce(List.of(Promises.requests("a")));

    CountReader counts = objectives.read("a");

    assertThat(counts.since()).isEmpty();
    assertThat(counts.newest()).isEmpty();
    assertThat(counts.oldest()).isEmpty();
    assertThat(counts.window(NOW, HOUR)).isEqualTo(Counts.NONE);
    assertThat(counts.history(NOW.minus(HOUR), NOW, TEN_SECONDS).steps()).isEmpty();
    assertThat(counts.presence(NOW, _ -> true)).isEqualTo(SourcePresence.notYet(NOW));
  }

  @Test
  void eventsAreGoodOrBad() {
    CountedObjectives objectives = CountedObjectives.of(Promises.requests("a"));
    objectives.increase(Promises.GOOD, 90);
    objectives.increase(Promises.BAD, 10);

    CountReader counts = objectives.read("a");

    assertThat(counts.window(NOW, HOUR)).isEqualTo(new Counts(90, 10, 0));
    assertThat(counts.excess(NOW)).isZero();
    assertThat(counts.since()).contains(Instant.EPOCH);
    assertThat(counts.newest()).contains(A_SECOND_AGO);
    assertThat(counts.oldest()).contains(NOW.minus(TEN_SECONDS));
  }

  /** The total comes under another name: of no event anybody can say whether it was good. */
  @Test
  void whereOneSideMatchesNothingAllIsUnmeasured() {
    CountedObjectives objectives = CountedObjectives.of(Promises.requests("a"));
    objectives.counting.taps().get(0).increase(Promises.GOOD, A_SECOND_AGO.toEpochMilli(), 90);

    CountReader counts = objectives.read("a");

    assertThat(counts.window(NOW, HOUR)).isEqualTo(new Counts(0, 0, 90));
    assertThat(counts.excess(NOW)).isEqualTo(90);
    SourcePresence presence = counts.presence(NOW, _ -> true);
    assertThat(presence.unmatched()).contains("total requests_total");
    assertThat(presence.heardAt()).contains(A_SECOND_AGO);
    assertThat(presence.watchedFrom()).isEqualTo(NOW);
    assertThat(objectives.read("a").presence(NOW.plusSeconds(9), _ -> true).watchedFrom())
        .isEqualTo(NOW);
  }

  @Test
  void aSeriesIsTheWindowInSteps() {
    CountedObjectives objectives = CountedObjectives.of(Promises.requests("a"));
    objectives.increase(Promises.BAD, 10);

    CountSeries lately = objectives.read("a").lately(NOW, Duration.ofSeconds(30), TEN_SECONDS);

    assertThat(lately)
        .isEqualTo(
            new CountSeries(
                NOW.minusSeconds(30),
                TEN_SECONDS,
                List.of(Counts.NONE, Counts.NONE, new Counts(0, 10, 0))));
    assertThat(objectives.read("a").series(NOW.minusSeconds(30), NOW, TEN_SECONDS))
        .isEqualTo(lately);
  }

  @Test
  void eachStepOfHistoryHasTheWindowThatEndsWithIt() {
    CountedObjectives objectives = CountedObjectives.of(Promises.requests("a"));
    objectives.increase(Promises.GOOD, 10);

    CountReader.CountHistory history =
        objectives.read("a").history(NOW.minusSeconds(20), NOW.plusSeconds(5), TEN_SECONDS);

    assertThat(history.from()).isEqualTo(NOW.minusSeconds(20));
    assertThat(history.step()).isEqualTo(TEN_SECONDS);
    assertThat(history.steps())
        .extracting(CountReader.CountStep::counts)
        .containsExactly(Counts.NONE, new Counts(10, 0, 0), Counts.NONE);
    assertThat(history.steps())
        .extracting(each -> each.window().orElseThrow())
        .containsExactly(Counts.NONE, new Counts(10, 0, 0), new Counts(10, 0, 0));
  }
}
