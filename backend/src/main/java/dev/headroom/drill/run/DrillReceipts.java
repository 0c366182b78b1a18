package dev.headroom.drill.run;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.drill.TestPageReport;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who has got the page of a drill, and who has taken it. */
final class DrillReceipts {
  private static final String OURSELVES = "headroom";

  private final Alerting alerting;
  private final DrilledServer server;

  DrillReceipts(Alerting alerting, DrilledServer server) {
    this.alerting = alerting;
    this.server = server;
  }

  /** When its page was received and taken; of a drill that has an incident. */
  DrillMarks seen(DrillRun run) throws IOException {
    Optional<Incident> found = alerting.find(run.kept().incident().orElseThrow());
    if (found.isEmpty()) {
      return DrillMarks.NONE;
    }
    Incident incident = found.get();
    TestPageReport report = TestPageReport.of(incident, server.deliveries(incident.id()));
    return DrillMarks.NONE.answered(
        report.delivered().map(incident.startedAt()::plus), taken(incident));
  }

  /** Who ends it by hand has taken it as well. */
  private static Optional<Instant> taken(Incident incident) {
    return incident
        .acknowledgement()
        .map(Incident.Acknowledgement::at)
        .or(() ->
            incident
                .resolution()
                .filter(end -> !end.by().equals(OURSELVES))
                .map(Incident.Resolution::at));
  }

  DrillRun.WhyMissed whyMissed(KeptDrill drill) {
    return leg -> why(leg, drill);
  }

  private String why(DrillLeg leg, KeptDrill drill) {
    return switch (leg) {
      case DURABLE -> "The push was not acknowledged in time.";
      case ALERT -> "The tier did not fire in time.";
      case INCIDENT -> "The incident was not on disk in time.";
      case RECEIVED -> "No receiver had the page in time" + because(drill) + ".";
      case ACKNOWLEDGED -> "Nobody acknowledged the page in time.";
    };
  }

  private String because(KeptDrill drill) {
    try {
      String id = drill.incident().orElse("");
      Optional<String> muted =
          alerting
              .find(id)
              .flatMap(each -> each.muted().map(how -> how.reason().clause(each.startedAt())));
      return muted.isPresent() ? ": " + muted.get() : failed(server.deliveries(id));
    } catch (IOException unreadable) {
      return ", and why cannot be read: " + unreadable.getMessage();
    }
  }

  private static String failed(List<DeliveryReport> made) {
    if (made.isEmpty()) {
      return ": its routes lead to nobody who can be told now";
    }
    return made.stream()
        .map(each -> ": %s (%s)".formatted(each.receiver(), last(each)))
        .distinct()
        .collect(Collectors.joining());
  }

  private static String last(DeliveryReport delivery) {
    return delivery.latest().isEmpty()
        ? "not tried yet"
        : Optional.of(delivery.latest().getLast())
            .map(DeliveryAttempt::error)
            .filter(error -> !error.isEmpty())
            .orElse("it answered late");
  }
}
