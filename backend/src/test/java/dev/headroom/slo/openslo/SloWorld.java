package dev.headroom.slo.openslo;

import dev.headroom.model.Labels;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.select.Selector;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Objective.SourceDocument;
import dev.headroom.slo.objective.Promises;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import dev.headroom.storage.series.SeriesTap;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One objective and the traffic it sees, as a script tells it. Time 0 is a moment on all slices.
 */
final class SloWorld {
  private static final Instant ZERO = Instant.parse("2026-03-01T00:00:00Z");
  private static final Labels SERIES = Labels.of(Labels.NAME, "request_seconds");
  private static final double[] BOUNDS = {0.1, 0.3};

  private final Objective objective;
  private final SloConfig config;
  private final boolean countsBad;
  private final List<Playing> loads = new ArrayList<>();
  private Objectives objectives;
  private List<SeriesTap> taps;
  private Evaluator evaluator;

  /** Events of each moment from one, step by step, up to but without another. */
  record Load(Duration from, Duration to, Duration step, long good, long bad, long unmeasured) {}

  /** A load and how far it has come. */
  private static final class Playing {
    private final Load load;
    private Duration next;

    Playing(Load load) {
      this.load = load;
      this.next = load.from();
    }
  }

  private SloWorld(Objective objective, SloConfig config, boolean countsBad) {
    this.objective = objective;
    this.config = config;
    this.countsBad = countsBad;
    this.objectives = Promises.counted(List.of(objective), config, new CollectorRegistry(), ZERO);
    this.taps = objectives.counting().taps();
    this.evaluator = new Evaluator(objectives, () -> 0);
  }

  static SloWorld of(Map<String, String> options) {
    String percent = options.getOrDefault("target", "99.9%").replace("%", "");
    BigDecimal target = new BigDecimal(percent).movePointLeft(2);
    Duration window = SloScript.time(options.getOrDefault("window", "30d"));
    WindowScale scale = new WindowScale(Integer.parseInt(options.getOrDefault("scale", "1")));
    boolean bad = options.getOrDefault("counted", "good").equals("bad");
    Selector selector = Selector.parse("request_seconds");
    Objective objective =
        new Objective(
            "script",
            "script",
            "",
            "service",
            "",
            "script",
            Map.of(),
            target,
            scale.apply(window),
            new Indicator(
                bad ? Indicator.Side.BAD : Indicator.Side.GOOD,
                new Indicator.MetricSource.DistributionSource(
                    selector, Optional.of(new BigDecimal("0.2"))),
                new Indicator.MetricSource.DistributionSource(selector, Optional.empty())),
            tiers(Optional.ofNullable(options.get("tiers")), target, window, scale),
            Long.parseLong(options.getOrDefault("min-bad", "0")),
            Objective.EVENTS,
            new SourceDocument("script", 1, ""),
            false);
    return new SloWorld(objective, SloConfig.defaults().with(scale), bad);
  }

  private static List<BurnTier> tiers(
      Optional<String> written, BigDecimal target, Duration window, WindowScale scale) {
    Problems problems = new Problems();
    YamlNode node = YamlNode.documents("script", written.orElse("default"), problems).getFirst();
    List<BurnTier> tiers =
        new TierReader(new ObjectiveTarget(target, node), window, scale)
            .read(written.map(_ -> node));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.sorted().toString());
    }
    return tiers;
  }

  static Instant at(Duration time) {
    return ZERO.plus(time);
  }

  void load(Load load) {
    loads.add(new Playing(load));
  }

  Evaluation evaluate(Duration at) {
    for (Playing playing : loads) {
      Load load = playing.load;
      while (playing.next.compareTo(load.to()) < 0 && playing.next.compareTo(at) < 0) {
        count(load, ZERO.plus(playing.next).toEpochMilli());
        playing.next = playing.next.plus(load.step());
      }
    }
    return evaluator.evaluate("script", ZERO.plus(at)).orElseThrow();
  }

  /** The side that is counted lies under the threshold, the unmeasured in the bucket it cuts. */
  private void count(Load load, long timestampMillis) {
    long[] counts =
        countsBad
            ? new long[] {load.bad(), load.unmeasured(), load.good()}
            : new long[] {load.good(), load.unmeasured(), load.bad()};
    BucketDistribution growth = new BucketDistribution(BOUNDS, counts, Double.NaN);
    for (SeriesTap tap : taps) {
      tap.distribution(SERIES, Unit.SECONDS, timestampMillis, growth);
    }
  }

  /** Saves everything, forgets it, and takes it back. */
  void restart() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      objectives.counting().capture().writeTo(new DataOutputStream(bytes));
      objectives = Promises.counted(List.of(objective), config, new CollectorRegistry(), ZERO);
      objectives
          .counting()
          .restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      taps = objectives.counting().taps();
      evaluator = new Evaluator(objectives, () -> 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
