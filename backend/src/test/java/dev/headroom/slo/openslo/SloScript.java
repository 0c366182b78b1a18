package dev.headroom.slo.openslo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.openslo.SloWorld.Load;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plays a plain-text script against the whole room: taps, slices, evaluator.
 *
 * <pre>
 * objective target 99.9% window 30d [tiers 1h/5m x14.4 page, …] [min-bad N] [scale N] [counted bad]
 * load FROM..TO every STEP good N bad N [unmeasured N]
 * eval at TIME
 * watch FROM..TO every STEP
 * restart
 * expect [not] firing [TIER] | [not] frozen | fires TIER at TIME | clears TIER at TIME
 *      | never fires TIER | burn WINDOW X | remaining X | sli X | coverage X | budget X | spent N
 *      | level TIER LEVEL | recovery TIER since TIME clear TIME | no recovery TIER
 *      | pace TIME | left TIME | counts good N bad N unmeasured N
 * </pre>
 *
 * <p>{@code objective} starts afresh. Loads are counted as time passes them: what lies before the
 * moment of the next {@code eval} has happened. Numbers are compared to as many decimals as the
 * script writes.
 */
public final class SloScript {
  private SloWorld world = SloWorld.of(Map.of());
  private Optional<Evaluation> evaluation = Optional.empty();

  /** What fired at each moment of the last watch. */
  private final TreeMap<Duration, String> watched = new TreeMap<>();

  public static void play(List<String> lines) {
    SloScript script = new SloScript();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          script.step(line);
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("line " + (i + 1) + ": " + line + "\n" + e.getMessage(), e);
        }
      }
    }
  }

  private void step(String line) {
    List<String> words = List.of(line.split(" +"));
    List<String> rest = words.subList(1, words.size());
    switch (words.getFirst()) {
      case "objective" -> world = SloWorld.of(options(rest));
      case "load" -> world.load(load(rest));
      case "eval" -> evaluation = Optional.of(world.evaluate(time(rest.get(1))));
      case "watch" -> watch(rest);
      case "restart" -> world.restart();
      case "expect" -> expect(rest);
      default -> throw new IllegalArgumentException("unknown step");
    }
  }

  /** {@code key value}, where a value runs up to the next key. */
  private static Map<String, String> options(List<String> words) {
    List<String> keys =
        List.of("target", "window", "tiers", "min-bad", "scale", "counted", "good", "bad");
    Map<String, String> options = new TreeMap<>();
    String key = "";
    for (String word : words) {
      if (keys.contains(word) && !(key.equals("counted") && options.get(key) == null)) {
        key = word;
      } else {
        options.merge(key, word, (before, more) -> before + " " + more);
      }
    }
    return options;
  }

  private static Load load(List<String> words) {
    Duration[] range = range(words.getFirst());
    return new Load(
        range[0],
        range[1],
        time(words.get(2)),
        Long.parseLong(words.get(4)),
        Long.parseLong(words.get(6)),
        words.size() > 8 ? Long.parseLong(words.get(8)) : 0);
  }

  private void watch(List<String> words) {
    Duration[] range = range(words.getFirst());
    watched.clear();
    for (Duration at = range[0]; at.compareTo(range[1]) <= 0; at = at.plus(time(words.get(2)))) {
      Evaluation now = world.evaluate(at);
      watched.put(at, firing(now));
      evaluation = Optional.of(now);
    }
  }

  private void expect(List<String> words) {
    Evaluation now = evaluation.orElseThrow();
    String last = words.getLast();
    switch (words.getFirst()) {
      case "not" -> expectNot(last, now);
      case "firing" -> assertThat(firing(now)).isEqualTo(last);
      case "frozen" -> assertThat(now.frozen()).isTrue();
      case "level" -> assertThat(reading(words.get(1), now).level()).isEqualTo(level(last));
      case "no" -> assertThat(reading(last, now).recovery()).isEmpty();
      case "recovery" ->
          assertThat(reading(words.get(1), now).recovery())
              .contains(
                  new TierReading.TierRecovery(
                      SloWorld.at(time(words.get(3))), SloWorld.at(time(last))));
      case "never" -> assertThat(watched).isNotEmpty().doesNotContainValue(last);
      case "fires" -> assertThat(firstFiring(words.get(1))).contains(time(last));
      case "clears" -> assertThat(firstCleared(words.get(1))).contains(time(last));
      case "burn" -> expectNumber(last, burn(now, time(words.get(1))));
      case "remaining" -> expectNumber(last, now.budget().remaining());
      case "budget" -> expectNumber(last, now.budget().total());
      case "spent" -> assertThat(now.budget().spent()).isEqualTo(Long.parseLong(last));
      case "sli" -> expectNumber(last, now.indicator().orElseThrow());
      case "coverage" -> expectNumber(last, now.coverage().orElseThrow());
      case "over" -> assertThat(now.paceWindow()).isEqualTo(time(last));
      case "state" -> assertThat(now.state()).hasToString(last);
      case "pace" -> expectTime(last, now.exhaustionAtPace());
      case "left" -> expectTime(last, now.exhaustionOfRemaining());
      case "counts" ->
          assertThat(now.counts())
              .isEqualTo(
                  new Counts(
                      Long.parseLong(words.get(2)),
                      Long.parseLong(words.get(4)),
                      Long.parseLong(last)));
      default -> throw new IllegalArgumentException("unknown expectation");
    }
  }

  private static TierReading reading(String tier, Evaluation now) {
    return now.tiers().stream()
        .filter(each -> each.tier().name().equals(tier))
        .findFirst()
        .orElseThrow();
  }

  private static TierReading.BurnLevel level(String text) {
    return TierReading.BurnLevel.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static void expectNot(String what, Evaluation now) {
    switch (what) {
      case "firing" -> assertThat(firing(now)).isEmpty();
      case "frozen" -> assertThat(now.frozen()).isFalse();
      case "covered" -> assertThat(now.coverage()).isEmpty();
      case "known" -> assertThat(now.budget().known()).isEmpty();
      default -> throw new IllegalArgumentException("unknown expectation");
    }
  }

  private static void expectNumber(String expected, BigDecimal actual) {
    BigDecimal wanted = new BigDecimal(expected);
    BigDecimal rounded = actual.setScale(Math.max(0, wanted.scale()), RoundingMode.HALF_UP);
    assertThat(rounded).as("%s", actual).isEqualByComparingTo(wanted);
  }

  private static void expectTime(String expected, Optional<Duration> actual) {
    if (expected.equals("never")) {
      assertThat(actual).isEmpty();
    } else {
      assertThat(actual).contains(time(expected));
    }
  }

  private static BigDecimal burn(Evaluation now, Duration window) {
    return now.burns().stream()
        .filter(burn -> burn.window().equals(window))
        .map(BurnRate::rate)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no tier looks at that window"));
  }

  private static String firing(Evaluation now) {
    return now.firing().map(BurnTier::name).orElse("");
  }

  private Optional<Duration> firstFiring(String tier) {
    return watched.entrySet().stream()
        .filter(each -> each.getValue().equals(tier))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Optional<Duration> firstCleared(String tier) {
    return firstFiring(tier).stream()
        .flatMap(fired -> watched.tailMap(fired).entrySet().stream())
        .filter(each -> !each.getValue().equals(tier))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Duration[] range(String text) {
    String[] ends = text.split("\\.\\.");
    return new Duration[] {time(ends[0]), time(ends[1])};
  }

  /** {@code 1h30m}, {@code 51.8s}, {@code -30d}, {@code 100ms}. */
  public static Duration time(String text) {
    if (text.startsWith("-")) {
      return time(text.substring(1)).negated();
    }
    List<String> parts = new ArrayList<>(List.of(text.split("(?<=[a-z])(?=[0-9])")));
    return parts.stream().map(SloScript::part).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration part(String text) {
    String unit = text.replaceAll("[0-9.]", "");
    BigDecimal amount = new BigDecimal(text.substring(0, text.length() - unit.length()));
    long unitMillis =
        switch (unit) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          default -> throw new IllegalArgumentException("unknown unit " + unit);
        };
    return Duration.ofMillis(amount.multiply(BigDecimal.valueOf(unitMillis)).longValueExact());
  }
}
