package dev.headroom.capacity;

import dev.headroom.capacity.Services.Capacity;
import dev.headroom.capacity.Services.LoadSource;
import dev.headroom.capacity.Services.ServiceEntry;
import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Answers how much load a service has and had. */
public final class LoadReader {
  /** Data older than this says nothing about now. */
  private static final Duration AGE_MAX = Duration.ofMinutes(1);

  private static final int STEPS_MAX = 1_500;
  private static final int STEPS_DEFAULT_MAX = 240;

  private final SeriesQueries metrics;

  public LoadReader(SeriesQueries metrics) {
    this.metrics = metrics;
  }

  /** The load as the newest data has it. */
  public LoadReading now(ServiceEntry service, Instant now) {
    Optional<Instant> newest = newest(service, now);
    if (newest.isEmpty() || newest.get().isBefore(now.minus(AGE_MAX))) {
      return new LoadReading(Load.UNKNOWN, newest);
    }
    long until = Math.min(newest.get().toEpochMilli(), now.toEpochMilli());
    return switch (history(service, Steps.minuteBefore(until))) {
      case Answer.Found<List<Load>> found -> new LoadReading(found.value().getFirst(), newest);
      case Answer.Refused<List<Load>> _, Answer.Busy<List<Load>> _ ->
          new LoadReading(Load.UNKNOWN, newest);
    };
  }

  /**
   * The whole steps of a range.
   *
   * @param length by default as short as it can be without too many steps
   * @throws IllegalArgumentException naming the limit and the value that breaks it
   */
  public static Steps steps(TimeRange range, Optional<Duration> length) {
    Duration wanted = length.orElseGet(() -> Steps.lengthFor(range, STEPS_DEFAULT_MAX));
    if (wanted.compareTo(Steps.LENGTH_MIN) < 0) {
      throw new IllegalArgumentException("at least 10s, not " + wanted.toMillis() + " ms");
    }
    Steps steps = Steps.whole(range, wanted);
    if (steps.count() > STEPS_MAX) {
      throw new IllegalArgumentException("at most " + STEPS_MAX + " steps, not " + steps.count());
    }
    return steps;
  }

  /** The load of each step. */
  public Answer<List<Load>> history(ServiceEntry service, Steps steps) {
    StepReader reader = new StepReader(metrics, steps);
    double[] events = events(reader, service.load().flatMap(LoadSource::total), steps);
    Optional<Selector> failing = service.load().flatMap(LoadSource::errors);
    double[] errors = events(reader, failing, steps);
    Optional<Capacity> capacity = service.capacity();
    double[] used = capacity.flatMap(Capacity::used).map(reader::level).orElseGet(steps::unknown);
    if (reader.isCut()) {
      return new Answer.Refused<>(
          "the range holds more than %d samples; ask for a shorter one"
              .formatted(StepReader.SAMPLES_MAX));
    }
    List<Load> loads = new ArrayList<>();
    for (int i = 0; i < steps.count(); i++) {
      // Many programs make the counter of an error with the first one: no counter, no error.
      boolean noErrors = failing.isPresent() && Double.isNaN(errors[i]) && !Double.isNaN(events[i]);
      loads.add(
          new Load(
              events[i] / steps.seconds(),
              noErrors ? 0 : errors[i] / steps.seconds(),
              used[i] / capacity.map(Capacity::limit).orElse(Double.NaN)));
    }
    return new Answer.Found<>(loads);
  }

  private static double[] events(StepReader reader, Optional<Selector> selector, Steps steps) {
    return selector.map(reader::events).orElseGet(steps::unknown);
  }

  /** Time of the newest data about a service; steps that end later are not whole yet. */
  public Optional<Instant> newest(ServiceEntry service, Instant now) {
    Steps lastMinute = Steps.minuteBefore(now.toEpochMilli());
    StepReader reader = new StepReader(metrics, lastMinute);
    OptionalLong newest =
        Stream.concat(
                service.load().flatMap(LoadSource::total).stream(),
                service.capacity().flatMap(Capacity::used).stream())
            .map(reader::newestMillis)
            .flatMapToLong(OptionalLong::stream)
            .max();
    return newest.isPresent()
        ? Optional.of(Instant.ofEpochMilli(newest.getAsLong()))
        : Optional.empty();
  }

  /**
   * A service's load in the last whole minute there is data of.
   *
   * @param load NaN throughout where the newest data is too old to speak of now
   * @param newest time of the newest data; empty where there never was any
   */
  public record LoadReading(Load load, Optional<Instant> newest) {}

  /**
   * The load of a stretch of time; NaN is what nobody can tell.
   *
   * @param utilisation used of the capacity: 0 to 1 and beyond
   */
  public record Load(double perSecond, double errorsPerSecond, double utilisation) {
    static final Load UNKNOWN = new Load(Double.NaN, Double.NaN, Double.NaN);

    /** Which share of the load failed; NaN without load. */
    public double errorShare() {
      return perSecond > 0 ? errorsPerSecond / perSecond : Double.NaN;
    }
  }
}
