package dev.headroom.api.incident;

import dev.headroom.alerting.correlation.Related;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.change.ChangeLog.Change;
import dev.headroom.model.ChangeEvent;
import dev.headroom.model.text.DurationText;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything that is kept of an incident, for the review after it. The same incident gives the same
 * text, byte for byte, as long as nothing happens to it.
 *
 * @param timeline oldest first
 * @param deliveries each with its latest attempts
 * @param steps of the runbook that were marked
 * @param changes nearby
 * @param related the likeliest root first
 * @param alerts of its group; none of an incident that is about none
 */
public record IncidentExport(
    Incident incident,
    List<TimelineEntry> timeline,
    List<DeliveryReport> deliveries,
    List<StepMark> steps,
    List<Change> changes,
    List<Related> related,
    ExportedAlerts alerts) {
  /** As Markdown, lines ended by a line feed. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Incident %s: %s\n\n".formatted(incident.id(), line(incident.subject())));
    text.append(line(incident.summary())).append("\n\n");
    facts(text);
    if (incident.hasBudget()) {
      figures(text, incident.figures());
    }
    alert(text);
    alerts(text);
    list(text, "Related incidents", related, IncidentExport::related);
    list(text, "Timeline", timeline, IncidentExport::entry);
    notes(text);
    list(text, "Deliveries", deliveries, IncidentExport::delivery);
    list(text, "Runbook steps", steps, this::step);
    list(text, "Changes nearby", changes, IncidentExport::change);
    return text.toString();
  }

  private static String line(String text) {
    return MarkdownText.line(text);
  }

  /** Whole seconds read better, and no moment here needs more. */
  private static String moment(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void fact(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append("- **%s**: %s\n".formatted(name, value));
    }
  }

  private void facts(StringBuilder text) {
    text.append("## Facts\n\n");
    fact(text, "Service", line(incident.service()));
    fact(text, "Owner", line(incident.owner()));
    fact(text, "Severity", incident.severity().text());
    fact(text, "State", incident.state().toString());
    fact(text, "Began", moment(incident.beganAt()));
    fact(text, "Noticed", moment(incident.startedAt()));
    incident
        .acknowledgement()
        .ifPresent(by ->
            fact(text, "Acknowledged", moment(by.at()) + " by " + line(by.by()) + way(taken())));
    incident
        .resolution()
        .ifPresent(end -> {
          fact(text, "Resolved", moment(end.at()) + " by " + line(end.by()));
          fact(text, "Lasted", lasted(Duration.between(incident.beganAt(), end.at())));
        });
    fact(
        text,
        "Asked for a person",
        incident.alarm() + (incident.alarm() == 1 ? " time" : " times"));
    fact(text, "Runbook", line(incident.runbook()));
    text.append('\n');
  }

  /** Which way the acknowledgement that holds came. */
  private String taken() {
    return timeline.reversed().stream()
        .filter(each -> each.kind() == EntryKind.ACKNOWLEDGED)
        .map(TimelineEntry::source)
        .findFirst()
        .orElse("");
  }

  private static String way(String source) {
    return switch (source) {
      case "" -> "";
      case "link" -> ", by the link of a page";
      case "pagerduty" -> ", in PagerDuty";
      case "slack" -> ", in Slack";
      default -> ", in Headroom";
    };
  }

  private static String lasted(Duration time) {
    return DurationText.format(time.truncatedTo(ChronoUnit.SECONDS));
  }

  private static void figures(StringBuilder text, Figures figures) {
    text.append("## Figures\n\n");
    fact(text, "As of", moment(figures.at()));
    fact(
        text,
        "Burn",
        "%s times over %s"
            .formatted(figures.burn().toPlainString(), DurationText.format(figures.burnWindow())));
    fact(text, "Share of bad events", figures.badShare().toPlainString());
    fact(text, "Share of the budget that is left", figures.budgetRemaining().toPlainString());
    text.append('\n');
  }

  private void alert(StringBuilder text) {
    text.append("## Alert\n\n");
    pairs(text, "Labels", incident.labels());
    pairs(text, "Annotations", incident.annotations());
    if (incident.group().isEmpty()) {
      incident
          .now()
          .firing()
          .forEach(each ->
              text.append(
                  "- Fires: %s since %s\n".formatted(line(each.alert()), moment(each.since()))));
    }
    text.append('\n');
  }

  private void alerts(StringBuilder text) {
    if (incident.group().isEmpty()) {
      return;
    }
    Map<String, String> shared = alerts.shared();
    list(text, "Alerts of its group", alerts.alerts(), each -> alert(each, shared));
    if (alerts.leftOut() > 0) {
      text.append(
          ("And %d more; %d are listed at most, and of an incident that is over those that 64 KiB"
                  + " hold are kept.\n\n")
              .formatted(alerts.leftOut(), ExportedAlerts.COUNT_MAX));
    }
  }

  private static String alert(ExportedAlert alert, Map<String, String> shared) {
    String time =
        alert.endsAt() == null
            ? "since " + moment(alert.startsAt())
            : "from %s to %s".formatted(moment(alert.startsAt()), moment(alert.endsAt()));
    String by = alert.inhibitedBy() == null ? "" : " by " + alert.inhibitedBy();
    return "%s%s %s: %s"
        .formatted(alert.state(), by, time, line(ExportedAlerts.apart(alert, shared)));
  }

  private static void pairs(StringBuilder text, String title, Map<String, String> pairs) {
    text.append("- ").append(title).append('\n');
    pairs.forEach((name, value) -> text.append("  - %s = %s\n".formatted(line(name), line(value))));
  }

  private static <T> void list(
      StringBuilder text, String title, List<T> items, Function<T, String> item) {
    text.append("## ").append(title).append("\n\n");
    if (items.isEmpty()) {
      text.append("None.\n");
    }
    items.forEach(each -> text.append("- ").append(item.apply(each)).append('\n'));
    text.append('\n');
  }

  private static String entry(TimelineEntry entry) {
    String way = entry.kind() == EntryKind.ACKNOWLEDGED ? way(entry.source()) : "";
    String who = entry.owner().isEmpty() ? "" : " by " + line(entry.owner()) + way;
    String what = entry.kind() == EntryKind.NOTE ? "see Notes" : line(entry.description());
    return "%s %s%s: %s".formatted(moment(entry.at()), line(entry.kind().toString()), who, what);
  }

  private void notes(StringBuilder text) {
    text.append("## Notes\n\n");
    List<TimelineEntry> notes =
        timeline.stream().filter(each -> each.kind() == EntryKind.NOTE).toList();
    if (notes.isEmpty()) {
      text.append("None.\n\n");
    }
    for (TimelineEntry note : notes) {
      text.append("%s at %s:\n\n".formatted(line(note.owner()), moment(note.at())));
      text.append(MarkdownText.quoted(note.description())).append('\n');
    }
  }

  private static String delivery(DeliveryReport delivery) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s %s to %s (%s): %s after %d %s"
            .formatted(
                moment(delivery.createdAt()),
                line(delivery.event()),
                line(delivery.receiver()),
                line(delivery.kind()),
                delivery.status(),
                delivery.attempts(),
                delivery.attempts() == 1 ? "attempt" : "attempts"));
    delivery.latest().forEach(each -> text.append("\n  - ").append(attempt(each)));
    return text.toString();
  }

  private static String attempt(DeliveryAttempt attempt) {
    String status =
        attempt.httpStatus().isPresent() ? ", HTTP " + attempt.httpStatus().getAsInt() : "";
    String error = attempt.error().isEmpty() ? "" : ": " + line(attempt.error());
    return "%s %s%s, %d ms%s"
        .formatted(
            moment(attempt.at()), attempt.outcome(), status, attempt.took().toMillis(), error);
  }

  /** A step is known by the line that was written when it was marked. */
  private String step(StepMark mark) {
    String number = Integer.toString(mark.step());
    String text =
        timeline.reversed().stream()
            .filter(each -> each.kind() == EntryKind.STEP)
            .filter(each -> number.equals(each.details().get("step")))
            .findFirst()
            .map(TimelineEntry::description)
            .orElse("Step " + (mark.step() + 1));
    return "[%s] %s (%s, %s)"
        .formatted(mark.done() ? "x" : " ", line(text), line(mark.by()), moment(mark.at()));
  }

  private static String change(Change change) {
    ChangeEvent event = change.event();
    String version = event.version().isEmpty() ? "" : " " + line(event.version());
    return "%s %s of %s%s: %s"
        .formatted(
            moment(Instant.ofEpochMilli(event.timeMillis())),
            line(event.kind()),
            line(event.service()),
            version,
            line(event.summary()));
  }

  private static String related(Related related) {
    return "%s %s of %s (%s%s): %s"
        .formatted(
            related.incident(),
            line(related.subject()),
            line(related.service()),
            related.relation(),
            related.attached() ? ", attached" : "",
            line(related.reason()));
  }
}
