package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileAnswer.HistogramKind;
import dev.headroom.query.percentile.PercentileAnswer.Quantile;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import dev.headroom.server.wiring.SimulatedServer;
import dev.headroom.slo.objective.EventDistribution;
import dev.headroom.slo.objective.Indicator.MetricSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The percentiles of an incident before it began and since, as its page asks for them ({@code
 * web-ui/src/alerting/window.ts} says for which times), against the exact ones of the simulated
 * requests.
 */
final class BeforeAndSince {
  private static final List<Double> QUANTILES = List.of(0.5, 0.99, 0.999);
  private static final long CELL_MILLIS = Steps.LENGTH_MIN.toMillis();
  private static final Duration LEAD_MIN = Duration.ofMinutes(15);
  private static final Duration LEAD_MAX = Duration.ofHours(1);

  /** What doubles lose; a duration is a whole number of microseconds. */
  private static final double ROUNDING = 1e-9;

  /** Durations are kept in microseconds; of less nothing is known but that it is less. */
  private static final double TICK = 2e-6;

  /**
   * How far a percentile may be from the truth at most, by what was pushed. Of the buckets of a
   * Prometheus histogram nothing is known but their edges.
   */
  private static final Map<HistogramKind, Double> BOUNDS =
      Map.of(HistogramKind.HDR, 0.025, HistogramKind.EXPONENTIAL, 0.05);

  private final SimulatedServer server;
  private final Incident incident;
  private final Truth truth;

  BeforeAndSince(SimulatedServer server, Incident incident, Truth truth) {
    this.server = server;
    this.incident = incident;
    this.truth = truth;
  }

  /** A promise that counts something else than durations has no percentiles, and shows none. */
  void check() {
    Optional<EventDistribution> distribution =
        EventDistribution.of(server.objective(incident.subject()).indicator());
    assertThat(distribution.isPresent())
        .as("percentiles of %s", incident.subject())
        .isEqualTo(
            !List.of(
                    "checkout-availability",
                    "feature-store-availability",
                    "profile-availability",
                    "recommender-quality")
                .contains(incident.subject()));
    distribution.ifPresent(this::check);
  }

  private void check(EventDistribution distribution) {
    Side before = side("before", distribution, before());
    Side since = side("since", distribution, since());
    before.check();
    since.check();
    if (before.isKnown() && since.isKnown()) {
      QUANTILES.forEach(q -> checkDirection(q, before, since));
    }
  }

  private void checkDirection(double q, Side before, Side since) {
    Quantile was = before.told(q);
    Quantile is = since.told(q);
    if (is.low() >= was.high()) {
      assertThat(since.exact(q))
          .as("%s p%s rose", incident.subject(), q)
          .isGreaterThanOrEqualTo(before.exact(q));
      assertThat(is.value()).isGreaterThanOrEqualTo(was.value());
    } else if (is.high() <= was.low()) {
      assertThat(since.exact(q))
          .as("%s p%s fell", incident.subject(), q)
          .isLessThanOrEqualTo(before.exact(q));
      assertThat(is.value()).isLessThanOrEqualTo(was.value());
    }
  }

  private TimeRange before() {
    long lasted = Duration.between(incident.beganAt(), end()).toMillis();
    long lead = Math.clamp(lasted, LEAD_MIN.toMillis(), LEAD_MAX.toMillis());
    return new TimeRange(began() - lead, (began() / CELL_MILLIS - 1) * CELL_MILLIS);
  }

  private TimeRange since() {
    return new TimeRange(began() / CELL_MILLIS * CELL_MILLIS, end().toEpochMilli());
  }

  private long began() {
    return incident.beganAt().toEpochMilli();
  }

  private Instant end() {
    return incident.resolution().map(Incident.Resolution::at).orElseGet(server::now);
  }

  private Side side(String name, EventDistribution distribution, TimeRange range) {
    Selector selector =
        new Selector(
                List.of(new Matcher(Labels.NAME, Matcher.Operator.EQUAL, distribution.metric())))
            .and(new Selector(distribution.labels()));
    PercentileQuery query = new PercentileQuery(selector, range, QUANTILES, Optional.empty());
    return new Side(
        incident.subject() + " " + name + " " + incident.beganAt(),
        server.percentiles(query),
        truth.durations(query.covered(), isOfCounters()));
  }

  private boolean isOfCounters() {
    return server.objective(incident.subject()).indicator().total()
        instanceof MetricSource.CounterSource;
  }

  /** One stretch of time: what the product tells of it, and what happened. */
  private record Side(String name, PercentileAnswer answer, double[] durations) {
    boolean isKnown() {
      return durations.length > 0;
    }

    Quantile told(double q) {
      return answer.points().getFirst().quantiles().get(QUANTILES.indexOf(q));
    }

    double exact(double q) {
      return Truth.quantile(q, durations);
    }

    void check() {
      if (!isKnown()) {
        assertThat(answer.points()).as(name).isEmpty();
        return;
      }
      assertThat(answer.unit()).as(name).isEqualTo(Unit.SECONDS);
      assertThat(answer.points().getFirst().count()).as(name).isEqualTo(durations.length);
      assertThat(answer.points().getFirst().overflow()).as(name).isZero();
      HistogramKind kind = answer.kinds().iterator().next();
      assertThat(answer.kinds()).as(name).hasSize(1);
      QUANTILES.forEach(q -> check(q, BOUNDS.getOrDefault(kind, Double.POSITIVE_INFINITY)));
    }

    private void check(double q, double bound) {
      Quantile told = told(q);
      String which = "%s: p%s of %d, %s".formatted(name, q, durations.length, told);
      double exact = exact(q);
      assertThat(exact).as(which).isBetween(told.low() - ROUNDING, told.high() + ROUNDING);
      assertThat(told.value()).as(which).isBetween(told.low(), told.high());
      assertThat(told.high() - told.low())
          .as(which)
          .isLessThanOrEqualTo(Math.max(TICK, bound * told.high()));
      double widest = Math.max(Math.abs(told.low()), Math.abs(told.high()));
      assertThat(Math.abs(told.value() - exact))
          .as(which)
          .isLessThanOrEqualTo(answer.relativeErrorBound() * widest + ROUNDING);
    }
  }
}
