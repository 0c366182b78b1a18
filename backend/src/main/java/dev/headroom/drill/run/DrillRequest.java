package dev.headroom.drill.run;

import dev.headroom.drill.record.KeptDrill;
import dev.headroom.slo.objective.Objective;
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
 */
public record DrillRequest(
    Optional<String> objective, Optional<String> service, String schedule, String by) {
  private static final int TEXT_LENGTH_MAX = 256;

  /** The promises it may be about; none if there are none of that name. */
  List<Objective> among(List<Objective> promises) {
    return promises.stream()
        .filter(each -> objective.map(each.name()::equals).orElse(true))
        .filter(each -> service.map(each.service()::equals).orElse(true))
        .toList();
  }

  Optional<DrillAnswer> problem(List<Objective> promises) {
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

  static Optional<DrillAnswer> refused(String field, String reason) {
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
