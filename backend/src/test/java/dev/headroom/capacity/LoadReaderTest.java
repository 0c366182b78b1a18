package dev.headroom.capacity;

import static dev.headroom.storage.logs.Pages.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.capacity.LoadReader.Load;
import dev.headroom.capacity.LoadReader.LoadReading;
import dev.headroom.capacity.Services.Capacity;
import dev.headroom.capacity.Services.LoadSource;
import dev.headroom.capacity.Services.ServiceEntry;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Selector;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LoadReaderTest {
  private static final long T = 1_767_225_600_000L;

  private final Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());
  private final LoadReader reader = new LoadReader(new SeriesQueries(head));

  private static ServiceEntry service(String total, String errors) {
    return new ServiceEntry(
        "s",
        "o",
        OptionalInt.empty(),
        "",
        List.of(),
        Optional.of(
            new LoadSource(
                "request",
                Optional.of(Selector.parse(total)),
                Optional.of(Selector.parse(errors)),
                Optional.empty())),
        Optional.of(
            new Capacity(
                "workers",
                Optional.of(Selector.parse("busy")),
                8,
                OptionalDouble.empty(),
                OptionalDouble.empty())));
  }

  private void sample(String selector, long secondsLater, double value) {
    push(
        secondsLater,
        new Floats(labels(selector), new long[] {T + secondsLater * 1_000}, new double[] {value}));
  }

  private void observe(long secondsLater, double... values) {
    push(
        secondsLater,
        new Observations(
            labels("took_seconds"), Unit.SECONDS, T + secondsLater * 1_000, values, 0));
  }

  private void push(long secondsLater, SeriesData data) {
    head.apply(T + secondsLater * 1_000, List.of(data), List.of());
  }

  /** {@code name/code} or a name alone. */
  private static Labels labels(String text) {
    String[] parts = text.split("/", 2);
    return parts.length == 1
        ? Labels.of(Labels.NAME, text)
        : Labels.of(Labels.NAME, parts[0], "code", parts[1]);
  }

  private List<Load> history(ServiceEntry service, int toSeconds, int stepSeconds) {
    Steps steps =
        LoadReader.steps(
            new TimeRange(T, T + toSeconds * 1_000L), Optional.of(Duration.ofSeconds(stepSeconds)));
    return found(reader.history(service, steps));
  }

  @Test
  void counters_are_summed_and_a_restart_is_no_loss() {
    sample("r_total/200", -10, 100);
    sample("r_total/500", -10, 7);
    sample("r_total/200", 5, 180);
    sample("r_total/500", 5, 27);
    sample("r_total/200", 15, 30);
    sample("r_total/500", 15, 27);

    List<Load> loads = history(service("r_total", "r_total{code=~\"5..\"}"), 20, 10);

    assertThat(loads).extracting(Load::perSecond).containsExactly(10.0, 3.0);
    assertThat(loads).extracting(Load::errorsPerSecond).containsExactly(2.0, 0.0);
    assertThat(loads.getFirst().errorShare()).isEqualTo(0.2);
  }

  @Test
  void a_step_without_samples_is_a_gap_and_not_zero() {
    sample("r_total", -10, 0);
    sample("r_total", 5, 10);
    sample("r_total", 25, 40);

    assertThat(history(service("r_total", "none"), 30, 10))
        .extracting(Load::perSecond)
        .containsExactly(1.0, Double.NaN, 3.0);
  }

  @Test
  void errors_that_never_were_are_none_and_load_that_never_was_is_unknown() {
    sample("r_total", -10, 0);
    sample("r_total", 5, 10);

    assertThat(history(service("r_total", "none"), 20, 10))
        .extracting(Load::errorsPerSecond)
        .containsExactly(0.0, Double.NaN);
  }

  @Test
  void a_distribution_counts_by_its_observations() {
    observe(2, 0.1, 0.2);
    observe(25, 0.1, 0.2, 0.3);

    assertThat(history(service("took_seconds", "none"), 40, 10))
        .extracting(Load::perSecond)
        .containsExactly(0.2, 0.0, 0.3, Double.NaN);
  }

  @Test
  void utilisation_is_what_is_in_use_of_the_limit() {
    sample("busy/a", 2, 2);
    sample("busy/a", 6, 4);
    sample("busy/b", 4, 1);
    sample("busy/a", 12, 7);

    assertThat(history(service("none", "none"), 20, 10))
        .extracting(Load::utilisation)
        .containsExactly(0.5, 1.0);
  }

  @Test
  void now_is_the_last_whole_minute_with_data() {
    for (int second = -120; second <= 3; second++) {
      sample("r_total", second, 1_000 + 5.0 * second);
    }
    ServiceEntry service = service("r_total", "none");

    LoadReading soon = reader.now(service, Instant.ofEpochMilli(T + 8_000));
    assertThat(soon.load().perSecond()).isEqualTo(5);
    assertThat(soon.newest()).contains(Instant.ofEpochMilli(T + 3_000));
    LoadReading late = reader.now(service, Instant.ofEpochMilli(T + 64_000));
    assertThat(late.load().perSecond()).isNaN();
    assertThat(late.newest()).isEqualTo(soon.newest());
  }

  @Test
  void a_service_without_data_has_no_load() {
    assertThat(reader.now(service("none", "none"), Instant.ofEpochMilli(T)).newest()).isEmpty();
  }

  @Test
  void steps_have_limits() {
    TimeRange day = new TimeRange(T, T + 86_400_000);
    assertThat(LoadReader.steps(day, Optional.empty()).count()).isEqualTo(240);
    assertThatThrownBy(() -> LoadReader.steps(day, Optional.of(Duration.ofSeconds(1))))
        .hasMessage("at least 10s, not 1000 ms");
    assertThatThrownBy(() -> LoadReader.steps(day, Optional.of(Duration.ofSeconds(10))))
        .hasMessage("at most 1500 steps, not 8640");
  }
}
