package dev.headroom.api.rules;

import dev.headroom.model.text.DurationText;
import dev.headroom.trial.TrialReport;
import dev.headroom.trial.TrialReport.ToldReceiver;
import dev.headroom.trial.TrialReport.TrialIncident;
import dev.headroom.trial.TrialReport.TriedIncident;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would have been, beside what was. */
record DryRunView(
    Instant from,
    Instant until,
    String step,
    boolean complete,
    List<TriedPromiseView> promises,
    List<TriedIncidentView> wouldBe,
    List<TrialIncidentView> onlyReal,
    List<TrialIncidentView> untried,
    boolean cut) {
  private record TriedPromiseView(String name, @Nullable Instant from) {}

  private record TriedIncidentView(TrialIncidentView incident, @Nullable TrialIncidentView really) {
    static TriedIncidentView of(TriedIncident tried) {
      return new TriedIncidentView(
          TrialIncidentView.of(tried.incident()),
          tried.really().map(TrialIncidentView::of).orElse(null));
    }
  }

  private record TrialIncidentView(
      @Nullable String id,
      String subject,
      String service,
      String severity,
      Instant startedAt,
      @Nullable Instant endedAt,
      String summary,
      List<ToldReceiver> told) {
    static TrialIncidentView of(TrialIncident incident) {
      return new TrialIncidentView(
          incident.id().orElse(null),
          incident.subject(),
          incident.service(),
          incident.severity().text(),
          incident.startedAt(),
          incident.endedAt().orElse(null),
          incident.summary(),
          incident.told());
    }
  }

  static DryRunView of(TrialReport report) {
    return new DryRunView(
        report.from(),
        report.until(),
        DurationText.format(report.step()),
        report.isComplete(),
        report.promises().stream()
            .map(each -> new TriedPromiseView(each.name(), each.from().orElse(null)))
            .toList(),
        report.wouldBe().stream().map(TriedIncidentView::of).toList(),
        report.onlyReal().stream().map(TrialIncidentView::of).toList(),
        report.untried().stream().map(TrialIncidentView::of).toList(),
        report.isCut());
  }
}
