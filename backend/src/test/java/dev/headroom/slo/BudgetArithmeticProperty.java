package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.Seed;
import dev.headroom.model.Urgency;
import dev.headroom.slo.count.CountReader.SourcePresence;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Promises;
import dev.headroom.slo.objective.SloConfig;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Evaluations of random counts against fractions of whole numbers. */
class BudgetArithmeticProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final Duration WINDOW = Duration.ofDays(30);
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  /**
   * @param ageMinutes how long there have been events
   */
  private record Case(
      long targetMillionths, long factorTenths, Counts longer, Counts shorter, long ageMinutes) {
    BurnTier tier() {
      return new BurnTier(
          "page-1h",
          Urgency.PAGE,
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          BigDecimal.valueOf(factorTenths, 1));
    }

    /**
     * bad / total >= factor * (1 - target), multiplied by everything that divides; of a window that
     * is not full yet, bad / (total * window / age).
     */
    boolean burns(Counts counts, long windowMinutes) {
      BigInteger left =
          BigInteger.valueOf(counts.bad())
              .multiply(MILLION)
              .multiply(BigInteger.TEN)
              .multiply(BigInteger.valueOf(Math.min(ageMinutes, windowMinutes)));
      BigInteger right =
          BigInteger.valueOf(factorTenths)
              .multiply(MILLION.subtract(BigInteger.valueOf(targetMillionths)))
              .multiply(BigInteger.valueOf(counts.total()))
              .multiply(BigInteger.valueOf(windowMinutes));
      return counts.bad() > 0 && left.compareTo(right) >= 0;
    }

    Evaluation evaluate() {
      Objective base = Promises.requests("a");
      Objective objective =
          new Objective(
              base.name(),
              base.displayName(),
              base.description(),
              base.service(),
              base.owner(),
              base.runbook(),
              base.labels(),
              BigDecimal.valueOf(targetMillionths, 6),
              WINDOW,
              base.indicator(),
              List.of(tier()),
              0,
              Objective.EVENTS,
              base.definition(),
              false);
      Map<Duration, Counts> windows = new HashMap<>();
      windows.put(tier().shortWindow(), shorter);
      windows.put(tier().longWindow(), longer);
      windows.put(WINDOW, longer);
      SourcePresence watching =
          new SourcePresence(
              Optional.empty(), Optional.of(Instant.EPOCH), Duration.ZERO, Instant.EPOCH);
      return BudgetArithmetic.evaluate(
          new ObjectiveSnapshot(
              objective,
              Instant.EPOCH,
              windows,
              Optional.of(Instant.EPOCH),
              0,
              Optional.empty(),
              Optional.of(Instant.EPOCH.minus(Duration.ofMinutes(ageMinutes))),
              watching,
              Map.of()),
          new NoDataDetector(SloConfig.defaults()));
    }
  }

  /** Under nine tenths of the factor, of what was counted. */
  private static boolean isClear(Case any, Counts counts) {
    BigInteger left =
        BigInteger.valueOf(counts.bad()).multiply(MILLION).multiply(BigInteger.valueOf(100));
    BigInteger right =
        BigInteger.valueOf(9 * any.factorTenths())
            .multiply(MILLION.subtract(BigInteger.valueOf(any.targetMillionths())))
            .multiply(BigInteger.valueOf(counts.total()));
    return counts.bad() == 0 || left.compareTo(right) < 0;
  }

  /** Half of the cases lie exactly on the threshold or one event beside it. */
  private static Case any(Random random) {
    long targetMillionths = 1_000_000L - 1 - random.nextInt(500_000);
    long factorTenths = 10L + random.nextInt(200);
    return new Case(
        targetMillionths,
        factorTenths,
        counts(random, targetMillionths, factorTenths),
        counts(random, targetMillionths, factorTenths),
        random.nextBoolean() ? 60 : random.nextInt(61));
  }

  private static Counts counts(Random random, long targetMillionths, long factorTenths) {
    int kind = random.nextInt(6);
    if (kind == 0) {
      return new Counts(0, 0, random.nextInt(3));
    }
    if (kind < 3) {
      return new Counts(random.nextLong(1L << 40), random.nextLong(1L << 30), 0);
    }
    long total = 10_000_000L * (1 + random.nextInt(1_000));
    long onThreshold = total / 10_000_000 * factorTenths * (1_000_000 - targetMillionths);
    long bad = Math.clamp(onThreshold + random.nextInt(3) - 1, 0, total);
    return new Counts(total - bad, bad, 0);
  }

  @Test
  void tiersFireExactlyWhereFractionsSayAndBudgetsAddUp() {
    Random random = seed.random();
    for (int i = 0; i < 5_000; i++) {
      Case any = any(random);
      Evaluation evaluation = any.evaluate();

      assertThat(evaluation.firing().isPresent())
          .as("%s", any)
          .isEqualTo(any.burns(any.longer(), 60) && any.burns(any.shorter(), 5));
      assertThat(evaluation.frozen())
          .as("%s", any)
          .isEqualTo(!isClear(any, any.longer()) && any.shorter().total() == 0);
      assertThat(evaluation.tiers().getFirst().level() == TierReading.BurnLevel.CLEAR)
          .as("%s", any)
          .isEqualTo(
              isClear(any, any.longer())
                  || (any.shorter().total() > 0 && isClear(any, any.shorter())));
      checkBudget(evaluation, any);
    }
  }

  private static void checkBudget(Evaluation evaluation, Case any) {
    BigDecimal allowed =
        BigDecimal.valueOf(1_000_000 - any.targetMillionths(), 6)
            .multiply(BigDecimal.valueOf(any.longer().total()));
    assertThat(evaluation.budget().total()).isEqualByComparingTo(allowed);
    assertThat(evaluation.budget().remaining().signum())
        .as("the sign of what is left is exact: %s", any)
        .isEqualTo(
            any.longer().total() == 0
                ? 1
                : allowed.compareTo(BigDecimal.valueOf(any.longer().bad())));
    assertThat(evaluation.exhaustionAtPace().isPresent()).isEqualTo(any.longer().bad() > 0);
    checkExhaustion(evaluation, any, allowed);
  }

  /** What the whole window allows once it is full; while more is spent, what it allows now. */
  private static BigDecimal toCome(BigDecimal allowed, Case any) {
    boolean calm = BigDecimal.valueOf(any.longer().bad()).compareTo(allowed) < 0;
    long ageMillis = Math.max(1, Duration.ofMinutes(any.ageMinutes()).toMillis());
    return calm && ageMillis < WINDOW.toMillis()
        ? allowed
            .multiply(BigDecimal.valueOf(WINDOW.toMillis()))
            .divide(BigDecimal.valueOf(ageMillis), MathContext.DECIMAL128)
        : allowed;
  }

  /** Bad events left over bad events a second, on fractions of whole numbers. */
  private static void checkExhaustion(Evaluation evaluation, Case any, BigDecimal allowed) {
    assertThat(evaluation.paceWindow()).isEqualTo(any.tier().longWindow());
    if (any.longer().total() > 0
        && allowed.compareTo(BigDecimal.valueOf(any.longer().bad())) <= 0) {
      assertThat(evaluation.exhaustionOfRemaining())
          .as("gone is 0 s: %s", any)
          .contains(Duration.ZERO);
    } else if (any.longer().bad() == 0) {
      assertThat(evaluation.exhaustionOfRemaining()).isEmpty();
    } else {
      BigDecimal left = toCome(allowed, any).subtract(BigDecimal.valueOf(any.longer().bad()));
      BigDecimal millis =
          left.multiply(BigDecimal.valueOf(3_600_000))
              .divide(BigDecimal.valueOf(any.longer().bad()), 0, RoundingMode.HALF_UP)
              .min(BigDecimal.valueOf(100L * 365 * 86_400_000));
      assertThat(evaluation.exhaustionOfRemaining().orElseThrow().toMillis())
          .as("%s", any)
          .isCloseTo(millis.longValueExact(), within(1L));
    }
  }
}
