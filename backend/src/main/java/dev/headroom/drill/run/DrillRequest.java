package dev.headroom.drill.run;

import dev.headroom.drill.record.KeptDrill;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whose way to people is to be drilled: that of one promise, or of the one among a service's by
 * which a complete outage is noticed first.
 *
 * @param objective name of the promise; empty where a service is named
 * @param service its name; empty where a promise is named
 * @param schedule name of the scheduled drill; empty where somebody asks
 * @param by who asks; may be empty
 * @param pageWithin from the first bad event, in which the page is in time; where empty what theory
 *     and the limits of the legs say
 */
public record DrillRequest(
    Optional<String> objective,
    Optional<String> service,
    String schedule,
    String by,
    Optional<Duration> pageWithin) {
  private static final int TEXT_LENGTH_MAX = 256;

  /** What somebody asks for. */
  public DrillRequest(Optional<String> objective, Optional<String> service, String by) {
    this(objective, service, "", by, Optional.empty());
  }

  /** The promise whose way would be drilled; empty if there is none. */
  public Optional<Objective> drilled(List<Objective> promises) {
    return plan(promises, "").map(DrillPlan::drilled);
  }

  /**
   * What a drill of it does.
   *
   * @param drill id of the drill
   */
  Optional<DrillPlan> plan(List<Objective> promises, String drill) {
    Optional<DrillPlan> plan = DrillPlan.of(among(promises), drill);
    return pageWithin.isPresent() ? plan.map(each -> each.within(pageWithin.get())) : plan;
  }

  /** Why there is no drill of it, whatever else runs; empty if there can be. */
  public Optional<DrillAnswer.RefusedDrill> refusal(List<Objective> promises) {
    return problem(promises).or(() -> pagesNobody(promises));
  }

  private Optional<DrillAnswer.RefusedDrill> pagesNobody(List<Objective> promises) {
    List<Objective> asked = among(promises);
    if (DrillPlan.of(asked, "").isPresent()) {
      return Optional.empty();
    }
    boolean isInShadow = asked.stream().allMatch(Objective::isShadow);
    return refused(
        objective.isPresent() ? "slo" : "service",
        isInShadow ? "is in shadow, which pages nobody" : "has no tier that pages");
  }

  private List<Objective> among(List<Objective> promises) {
    return promises.stream()
        .filter(each -> objective.map(each.name()::equals).orElse(true))
        .filter(each -> service.map(each.service()::equals).orElse(true))
        .toList();
  }

  private Optional<DrillAnswer.RefusedDrill> problem(List<Objective> promises) {
    if (objective.isPresent() == service.isPresent()) {
      return refused("slo", "either a promise or a service is named");
    }
    if (by.length() > TEXT_LENGTH_MAX) {
      return refused("by", "has at most %d characters".formatted(TEXT_LENGTH_MAX));
    }
    if (!among(promises).isEmpty()) {
      return Optional.empty();
    }
    return objective.isPresent()
        ? refused("slo", "there is no promise " + shortened(objective.get()))
        : refused("service", "has no promise: " + shortened(service.orElse("")));
  }

  private static Optional<DrillAnswer.RefusedDrill> refused(String field, String reason) {
    return Optional.of(new DrillAnswer.RefusedDrill(field, reason));
  }

  private static String shortened(String text) {
    return text.length() > TEXT_LENGTH_MAX ? text.substring(0, TEXT_LENGTH_MAX) + "…" : text;
  }

  /** What became of a request for a drill. */
  public sealed interface DrillAnswer {
    /** It runs, and is on disk. */
    record StartedDrill(KeptDrill drill) implements DrillAnswer {}

    /** It cannot be; the field of the request that is wrong, and why. */
    record RefusedDrill(String field, String reason) implements DrillAnswer {}

    /** There is one that runs, or there were too many lately. */
    record TooManyDrills(String reason) implements DrillAnswer {}

    /** The log does not take what is to be counted. */
    record UncountedDrill(String reason) implements DrillAnswer {}
  }
}
