package dev.headroom.slo;

import dev.headroom.model.Urgency;
import dev.headroom.slo.Evaluation.ErrorBudget;
import dev.headroom.slo.Evaluation.WatchGap;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Objective;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a promise is watched is a promise too, and whoever made the one is told when the other is
 * broken: beside each objective stands another, of its service, owner and runbook, whose one tier
 * asks for a ticket while a {@link WatchGap} is due. It is never counted or shown, only told of.
 */
public final class UnwatchedPromise {
  /** No objective's name holds a slash, so none is named like this. */
  private static final String SUFFIX = "/unwatched";

  private static final Duration ANY = Duration.ofHours(1);

  /** The one tier of such an objective. */
  public static final BurnTier TIER =
      new BurnTier("unwatched", Urgency.TICKET, ANY, ANY, BigDecimal.ONE);

  private UnwatchedPromise() {}

  /** Each objective and the one beside it. */
  public static List<Objective> besideObjectives(List<Objective> objectives) {
    List<Objective> all = new ArrayList<>(objectives);
    objectives.forEach(each -> all.add(beside(each, "")));
    return all;
  }

  /** Each evaluation and that of the objective beside it. */
  public static List<Evaluation> besideEvaluations(List<Evaluation> evaluations) {
    List<Evaluation> all = new ArrayList<>(evaluations);
    evaluations.forEach(each -> all.add(beside(each)));
    return all;
  }

  public static boolean is(Objective objective) {
    return is(objective.name());
  }

  /** Whether an objective of this name is beside another. */
  public static boolean is(String objective) {
    return objective.endsWith(SUFFIX);
  }

  /** The name of the promise that is meant, which may be the very one. */
  public static String promise(String objective) {
    return is(objective) ? objective.substring(0, objective.length() - SUFFIX.length()) : objective;
  }

  /** What says of a promise that it is not watched. */
  public static String unwatched(String promise) {
    return promise + SUFFIX;
  }

  private static Evaluation beside(Evaluation evaluation) {
    Optional<WatchGap> due = evaluation.gap().filter(WatchGap::due);
    String text = evaluation.gap().map(gap -> text(evaluation.objective(), gap)).orElse("");
    return new Evaluation(
        beside(evaluation.objective(), text),
        evaluation.at(),
        Counts.NONE,
        Optional.empty(),
        ErrorBudget.of(Counts.NONE, evaluation.objective().budget()),
        List.of(),
        due.map(_ -> TIER),
        false,
        Optional.empty(),
        Optional.empty(),
        ANY,
        evaluation.newest(),
        evaluation.since(),
        evaluation.state(),
        evaluation.gap(),
        List.of(TierReading.of(TIER, level(evaluation.gap()))));
  }

  /** A gap that has not lasted long enough to be told of is not the end of one that had. */
  private static TierReading.BurnLevel level(Optional<WatchGap> gap) {
    return gap.map(each -> each.due() ? TierReading.BurnLevel.BURNS : TierReading.BurnLevel.HOLDS)
        .orElse(TierReading.BurnLevel.CLEAR);
  }

  private static String text(Objective objective, WatchGap gap) {
    Instant since = gap.since().truncatedTo(ChronoUnit.SECONDS);
    return switch (gap.kind()) {
      case UNMEASURED ->
          "'%s' is not measured: since %s no series has matched %s"
              .formatted(objective.displayName(), since, gap.what());
      case SILENT ->
          "'%s' is silent: since %s nothing has come from %s"
              .formatted(objective.displayName(), since, gap.what());
    };
  }

  /**
   * @param text what is wrong, one sentence
   */
  private static Objective beside(Objective objective, String text) {
    return new Objective(
        unwatched(objective.name()),
        objective.displayName(),
        text,
        objective.service(),
        objective.owner(),
        objective.runbook(),
        objective.labels(),
        objective.target(),
        objective.window(),
        objective.indicator(),
        List.of(TIER),
        0,
        objective.events(),
        objective.definition(),
        objective.isShadow());
  }
}
