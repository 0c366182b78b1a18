package dev.headroom.slo.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.Seed;
import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The text of a rule is all there is to it: read back it is the same, and nothing else reads. */
class CountingRuleProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final int[] SCALES = {1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60};
  private static final String ODD = "\"'`\\{},=!~ \n\t\uD83D\uDE00é.a of over in at most";

  @Test
  void everyRuleReadsBackTheSame() {
    Random random = seed.random();
    for (int run = 0; run < 20_000; run++) {
      CountingRule rule = any(random);
      String text = rule.text();
      CountingRule read = CountingRule.parse(text);

      assertThat(read.text()).isEqualTo(text);
      assertThat(read.grid()).isEqualTo(rule.grid());
      assertThat(read.window()).isEqualTo(rule.window());
      assertSame(rule.indicator().events(), read.indicator().events());
      assertSame(rule.indicator().total(), read.indicator().total());
    }
  }

  private static void assertSame(Indicator.MetricSource one, Indicator.MetricSource other) {
    assertThat(other).hasSameClassAs(one);
    List<Matcher> matchers = one.selector().matchers();
    assertThat(other.selector().matchers())
        .extracting(Matcher::label, Matcher::operator, Matcher::value)
        .containsExactlyElementsOf(
            matchers.stream()
                .map(each ->
                    org.assertj.core.groups.Tuple.tuple(
                        each.label(), each.operator(), each.value()))
                .toList());
    if (one instanceof Indicator.MetricSource.DistributionSource(var _, var atMost, var _)
        && other
            instanceof Indicator.MetricSource.DistributionSource(var _, var readAtMost, var _)) {
      assertThat(readAtMost.map(BigDecimal::stripTrailingZeros))
          .isEqualTo(atMost.map(BigDecimal::stripTrailingZeros));
    }
  }

  /**
   * Cut short, or with a character changed, it is another rule or none; it never breaks anything.
   */
  @Test
  void damagedTextIsRefused() {
    Random random = seed.random();
    for (int i = 0; i < 2_000; i++) {
      String text = any(random).text();
      String cut = text.substring(0, random.nextInt(text.lastIndexOf('/') + 1));
      assertThatThrownBy(() -> CountingRule.parse(cut))
          .isInstanceOf(IllegalArgumentException.class);
      StringBuilder changed = new StringBuilder(text);
      changed.setCharAt(random.nextInt(text.length()), ODD.charAt(random.nextInt(ODD.length())));
      readable(changed.toString())
          .ifPresent(
              rule -> assertThat(CountingRule.parse(rule.text()).text()).isEqualTo(rule.text()));
    }
  }

  private static Optional<CountingRule> readable(String text) {
    try {
      return Optional.of(CountingRule.parse(text));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private static CountingRule any(Random random) {
    WindowScale scale = new WindowScale(SCALES[random.nextInt(SCALES.length)]);
    Indicator indicator =
        new Indicator(
            random.nextBoolean() ? Indicator.Side.GOOD : Indicator.Side.BAD,
            source(random),
            source(random));
    return new CountingRule(
        indicator,
        scale.apply(Duration.ofMinutes(1 + random.nextInt(130_000))),
        SliceGrid.of(scale));
  }

  private static Indicator.MetricSource source(Random random) {
    Selector selector = selector(random);
    return switch (random.nextInt(3)) {
      case 0 -> new Indicator.MetricSource.CounterSource(selector);
      case 1 -> new Indicator.MetricSource.DistributionSource(selector, Optional.empty());
      default ->
          new Indicator.MetricSource.DistributionSource(
              selector,
              Optional.of(BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(24) - 6)));
    };
  }

  private static Selector selector(Random random) {
    Matcher.Operator[] operators = Matcher.Operator.values();
    List<Matcher> matchers = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Matcher.Operator operator = operators[random.nextInt(operators.length)];
      boolean pattern =
          operator == Matcher.Operator.MATCHES || operator == Matcher.Operator.MATCHES_NOT;
      matchers.add(new Matcher(label(random), operator, pattern ? "5..|a\"b" : text(random, 9)));
    }
    return new Selector(matchers);
  }

  private static String label(Random random) {
    return random.nextInt(3) == 0 ? "l" + text(random, 5) : "label_" + random.nextInt(9);
  }

  private static String text(Random random, int lengthMax) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(lengthMax + 1); i > 0; i--) {
      text.append(ODD.charAt(random.nextInt(ODD.length())));
    }
    return text.toString();
  }
}
