package dev.headroom.slo.objective;

import dev.headroom.model.Labels;
import dev.headroom.model.Urgency;
import dev.headroom.select.Selector;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.objective.Objective.SourceDocument;
import io.prometheus.client.CollectorRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objectives to test with. */
public final class Promises {
  public static final Labels GOOD = Labels.of(Labels.NAME, "requests_total", "code", "200");
  public static final Labels BAD = Labels.of(Labels.NAME, "requests_total", "code", "500");
  public static final BurnTier PAGE =
      new BurnTier(
          "page-1h",
          Urgency.PAGE,
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          new BigDecimal("14.4"));
  public static final BurnTier TICKET =
      new BurnTier(
          "ticket-3d", Urgency.TICKET, Duration.ofDays(3), Duration.ofHours(6), BigDecimal.ONE);

  private Promises() {}

  public static Indicator.MetricSource counter(String selector) {
    return new Indicator.MetricSource.CounterSource(Selector.parse(selector));
  }

  public static Indicator.MetricSource observations(String selector, Optional<String> atMost) {
    return new Indicator.MetricSource.DistributionSource(
        Selector.parse(selector), atMost.map(BigDecimal::new));
  }

  /** Requests that did not fail, of all requests. */
  public static Indicator requests() {
    return new Indicator(
        Indicator.Side.GOOD, counter("requests_total{code!~\"5..\"}"), counter("requests_total"));
  }

  /** Promises that are in force and have been counted for ever. */
  public static Objectives counted(
      List<Objective> promised, SloConfig config, CollectorRegistry registry) {
    return counted(promised, config, registry, Instant.EPOCH);
  }

  /** Promises that are in force and counted since a moment. */
  public static Objectives counted(
      List<Objective> promised, SloConfig config, CollectorRegistry registry, Instant since) {
    Objectives objectives = new Objectives(config, registry);
    objectives.replace(promised);
    count(objectives, promised, since);
    return objectives;
  }

  /** Does what the log does: from now on these are counted. */
  public static void count(Objectives objectives, List<Objective> promised, Instant from) {
    objectives
        .counting()
        .apply(from.toEpochMilli(), objectives.counting().unrecorded(promised, from));
  }

  /** 99.9 % of requests over 30 days. */
  public static Objective requests(String name) {
    return of(name, requests(), "0.999", Duration.ofDays(30));
  }

  public static Objective of(String name, Indicator indicator, String target, Duration window) {
    return new Objective(
        name,
        name,
        "",
        "service",
        "",
        name,
        Map.of(),
        new BigDecimal(target),
        window,
        indicator,
        List.of(PAGE, TICKET),
        0,
        Objective.EVENTS,
        new SourceDocument("slos.yaml", 1, ""),
        false);
  }
}
