package dev.headroom.drill.run;

import dev.headroom.drill.run.DrillRequest.DrillAnswer;
import dev.headroom.slo.objective.Objective;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which drills are not begun. */
final class DrillAdmission {
  private final DrillLedger ledger;
  private final CurrentDrill current;
  private final DrillRunMetrics metrics;

  DrillAdmission(DrillLedger ledger, CurrentDrill current, DrillRunMetrics metrics) {
    this.ledger = ledger;
    this.current = current;
    this.metrics = metrics;
  }

  /** Why a drill is not begun; empty if it is. What a schedule asks is asked again each second. */
  Optional<DrillAnswer> refusal(DrillRequest request, List<Objective> promises, Instant now)
      throws IOException {
    Optional<DrillAnswer> invalid = request.refusal(promises).map(each -> each);
    if (invalid.isPresent()) {
      return counted(request, "invalid", invalid);
    }
    Optional<DrillAnswer> tooMany = tooMany(now).map(DrillAnswer.TooManyDrills::new);
    return tooMany.isPresent() ? counted(request, "limit", tooMany) : tooMany;
  }

  private Optional<DrillAnswer> counted(
      DrillRequest request, String reason, Optional<DrillAnswer> refusal) {
    if (request.schedule().isEmpty()) {
      metrics.refused(reason);
    }
    return refusal;
  }

  private Optional<String> tooMany(Instant now) throws IOException {
    Optional<DrillRun> running = current.get();
    if (running.isPresent()) {
      return Optional.of(
          "the drill of %s runs; one runs at a time".formatted(running.get().kept().objective()));
    }
    Instant hourAgo = now.minus(Duration.ofHours(1));
    long lately =
        ledger.latest(Optional.empty(), Drills.PER_HOUR_MAX).stream()
            .filter(each -> each.startedAt().isAfter(hourAgo))
            .count();
    return lately < Drills.PER_HOUR_MAX
        ? Optional.empty()
        : Optional.of("there are %d drills an hour at most".formatted(Drills.PER_HOUR_MAX));
  }
}
