package dev.headroom.slo;

import dev.headroom.model.distribution.EventCounts;
import dev.headroom.slo.TierReading.BurnLevel;
import dev.headroom.slo.TierReading.TierRecovery;
import dev.headroom.slo.count.CountReader.CountSeries;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the tiers of an objective. What is compared is never rounded. */
final class TierJudge {
  /**
   * Steps the short window is cut into for its outlook: 10 s of 5 min. The long window is twelve
   * times as long as the short one in the workbook's pairs.
   */
  static final int STEPS = 30;

  /** The newest fifth of the short window says whether it still burns right now. */
  private static final int NEWEST = 5;

  private static final int NEWEST_STEPS_MIN = 2;

  private TierJudge() {}

  static List<TierReading> read(ObjectiveSnapshot snapshot) {
    return snapshot.objective().tiers().stream().map(tier -> read(tier, snapshot)).toList();
  }

  private static TierReading read(BurnTier tier, ObjectiveSnapshot snapshot) {
    BurnLevel level = level(tier, snapshot);
    return new TierReading(
        tier, level, level == BurnLevel.CLEAR ? Optional.empty() : recovery(tier, snapshot));
  }

  /**
   * Burning needs the share that a full window would have; being over needs what was counted, so
   * that a promise too young to burn is too young to be over as well. The smallest number of bad
   * events holds back the beginning alone.
   */
  static BurnLevel level(BurnTier tier, ObjectiveSnapshot snapshot) {
    BigDecimal share = snapshot.objective().budget();
    Counts longer = snapshot.over(tier.longWindow());
    Counts shorter = snapshot.over(tier.shortWindow());
    Duration age = snapshot.age();
    if (longer.bad() >= snapshot.objective().minBad()
        && tier.burns(longer, share, tier.longWindow(), age)
        && tier.burns(shorter, share, tier.shortWindow(), age)) {
      return BurnLevel.BURNS;
    }
    if (neverCounted(snapshot) || snapshot.sources().unmatched().isPresent()) {
      return BurnLevel.UNMEASURED;
    }
    if (tier.isClearlyBelow(longer, share)) {
      return BurnLevel.CLEAR;
    }
    if (shorter.total() == 0) {
      return BurnLevel.UNMEASURED;
    }
    return isSurelyBelow(tier, snapshot) || isOverForTheYoung(tier, snapshot)
        ? BurnLevel.CLEAR
        : BurnLevel.HOLDS;
  }

  /**
   * What a promise younger than the long window has counted weighs more than it will: where a full
   * window would be clearly below and nothing bad happens any more, nobody need wait for the short
   * window to empty.
   */
  private static boolean isOverForTheYoung(BurnTier tier, ObjectiveSnapshot snapshot) {
    BigDecimal share = snapshot.objective().budget();
    Duration window = tier.longWindow();
    return snapshot.age().compareTo(window) < 0
        && tier.isClearlyBelow(snapshot.over(window), share, window, snapshot.age())
        && recovery(tier, snapshot).isPresent();
  }

  /**
   * By the short window, or by a longer one of the objective's if that has too few events to be
   * sure: of fifty events none may be bad by chance while one in fifty still is.
   */
  private static boolean isSurelyBelow(BurnTier tier, ObjectiveSnapshot snapshot) {
    return snapshot.windows().entrySet().stream()
        .filter(each -> each.getKey().compareTo(tier.shortWindow()) >= 0)
        .filter(each -> each.getKey().compareTo(tier.longWindow()) < 0)
        .anyMatch(each -> tier.isSurelyBelow(each.getValue(), snapshot.objective().budget()));
  }

  /**
   * A promise that was defined anew has counted nothing yet: it cannot say that anything is over.
   * Neither can one of which a side is missing.
   */
  private static boolean neverCounted(ObjectiveSnapshot snapshot) {
    return snapshot.newest().isEmpty();
  }

  private static Optional<TierRecovery> recovery(BurnTier tier, ObjectiveSnapshot snapshot) {
    CountSeries recent = snapshot.recent().get(tier.shortWindow());
    if (recent == null || recent.steps().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal share = snapshot.objective().budget();
    List<Counts> steps = recent.steps();
    int newest = Math.max(NEWEST_STEPS_MIN, Math.ceilDiv(steps.size(), NEWEST));
    Counts now = newest(steps, newest);
    if (now.total() == 0
        || !tier.isClearlyBelow(now, share)
        || !isSure(tier, steps, newest, share)) {
      return Optional.empty();
    }
    return Optional.of(
        new TierRecovery(
            since(tier, recent, share, snapshot.at()),
            later(
                snapshot.at(),
                stepStart(recent, snapshot.at()).plus(untilClear(tier, recent, share)))));
  }

  /** When the step of a moment began: what is counted leaves a window with a whole step. */
  private static Instant stepStart(CountSeries recent, Instant at) {
    long steps = Duration.between(recent.from(), at).dividedBy(recent.step());
    return recent.from().plus(recent.step().multipliedBy(steps));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * Whether what came last is enough to say that it is over: a second with ten events, all of them
   * good, comes by chance in the middle of a fault. Where the newest fifth has too few, as much
   * before it is taken as it needs, at most the short window.
   */
  private static boolean isSure(BurnTier tier, List<Counts> steps, int newest, BigDecimal share) {
    return IntStream.rangeClosed(newest, steps.size())
        .anyMatch(length -> tier.isSurelyBelow(newest(steps, length), share));
  }

  private static Counts newest(List<Counts> steps, int length) {
    return sum(steps.subList(Math.max(0, steps.size() - length), steps.size()));
  }

  private static Instant since(BurnTier tier, CountSeries recent, BigDecimal share, Instant at) {
    int last = recent.steps().size() - 1;
    while (last >= 0 && tier.isClearlyBelow(recent.steps().get(last), share)) {
      last--;
    }
    Instant end = recent.from().plus(recent.step().multipliedBy(last + 1L));
    return end.isAfter(at) ? at : end;
  }

  /** Lets good events of the usual traffic take the place of what leaves the short window. */
  private static Duration untilClear(BurnTier tier, CountSeries recent, BigDecimal share) {
    List<Counts> steps = recent.steps();
    long usual = sum(steps).total() / steps.size();
    int gone = 0;
    Counts left = sum(steps);
    while (gone < steps.size() && !tier.isSurelyBelow(left, share)) {
      gone++;
      Counts kept = sum(steps.subList(gone, steps.size()));
      left = new Counts(EventCounts.plus(kept.good(), usual * gone), kept.bad(), 0);
    }
    return recent.step().multipliedBy(gone);
  }

  static Counts sum(List<Counts> steps) {
    return steps.stream().reduce(Counts.NONE, Counts::plus);
  }
}
