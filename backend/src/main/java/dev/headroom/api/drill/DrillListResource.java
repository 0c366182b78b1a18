package dev.headroom.api.drill;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.IncidentIds;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentPage;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.api.drill.DrillResources.DrillSources;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.drill.TestPageReport;
import dev.headroom.drill.TestPageReport.ReceiverLeg;
import dev.headroom.drill.TestPages;
import dev.headroom.notify.Outbox;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of test pages and of drills, newest first. */
final class DrillListResource implements Resource {
  private static final int LIMIT_MAX = 200;

  private final Alerting alerting;
  private final Outbox outbox;
  private final DrillSources sources;
  private final Answers answers;

  private record DrillLegView(
      String receiver, String kind, String status, int attempts, @Nullable Long millis) {
    static DrillLegView of(ReceiverLeg leg) {
      return new DrillLegView(
          leg.receiver(),
          leg.kind(),
          leg.status().toString(),
          leg.attempts(),
          leg.took().map(Duration::toMillis).orElse(null));
    }
  }

  /**
   * @param deliveredMillis null while no receiver has it
   * @param acknowledgedMillis null while nobody has acknowledged it
   */
  private record DrillView(
      String incident,
      String service,
      String severity,
      String by,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String acknowledgedBy,
      @Nullable Long deliveredMillis,
      @Nullable Long acknowledgedMillis,
      String result,
      List<DrillLegView> legs) {
    static DrillView of(TestPageReport report) {
      Incident page = report.incident();
      return new DrillView(
          page.id(),
          page.service(),
          page.severity().text(),
          TestPages.askedBy(page),
          page.startedAt(),
          page.resolution().map(Incident.Resolution::at).orElse(null),
          page.acknowledgement().map(Incident.Acknowledgement::by).orElse(null),
          report.delivered().map(Duration::toMillis).orElse(null),
          report.acknowledged().map(Duration::toMillis).orElse(null),
          report.result().toString().toLowerCase(Locale.ROOT),
          report.legs().stream().map(DrillLegView::of).toList());
    }
  }

  /**
   * @param report the last drill of each service and schedule
   * @param runs the latest drills; both beside the first page of test pages alone
   */
  private record DrillList(
      List<DrillReportView> report,
      List<DrillView> drills,
      @Nullable String next,
      List<DrillRunView> runs) {}

  DrillListResource(Alerting alerting, Outbox outbox, DrillSources sources, Answers answers) {
    this.alerting = alerting;
    this.outbox = outbox;
    this.sources = sources;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/drills")
        .handler(answers.toWatch("drills", (_, parameters) -> list(parameters)));
  }

  private Reply list(Parameters parameters) throws IOException {
    IncidentPage page =
        alerting.list(
            new IncidentQuery(
                Set.of(),
                parameters.text("service"),
                Set.of(),
                Optional.empty(),
                Optional.of(TestPages.SUBJECT),
                Duration.ZERO,
                parameters.parsed("before", IncidentIds::parse),
                parameters.integer("limit", 50, 1, LIMIT_MAX)));
    List<DrillView> drills = new ArrayList<>();
    for (Incident each : page.incidents()) {
      if (TestPages.isSubject(each.subject())) {
        drills.add(DrillView.of(TestPageReport.of(each, outbox.deliveries(each.id()))));
      }
    }
    return new Reply.JsonValue(
        new DrillList(report(parameters), drills, page.next().orElse(null), runs(parameters)));
  }

  private List<DrillReportView> report(Parameters parameters) throws IOException {
    if (parameters.text("before").isPresent()) {
      return List.of();
    }
    Optional<String> service = parameters.text("service");
    return sources.scheduled().report().stream()
        .filter(each -> service.map(each.service()::equals).orElse(true))
        .map(DrillReportView::of)
        .toList();
  }

  private List<DrillRunView> runs(Parameters parameters) throws IOException {
    return parameters.text("before").isPresent()
        ? List.of()
        : sources
            .runs()
            .latest(parameters.text("service"), parameters.integer("limit", 50, 1, LIMIT_MAX))
            .stream()
            .map(DrillRunView::of)
            .toList();
  }
}
