package dev.headroom.api.view;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.MuteReason.Attached.Relation;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.drill.TestPages;
import dev.headroom.model.text.DurationText;
import dev.headroom.outside.OutsideAlerts;
import dev.headroom.slo.UnwatchedPromise;
import dev.headroom.watch.finding.WatchSubject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An incident as the API tells it (schema Incident). */
public record IncidentView(
    String id,
    String source,
    String slo,
    String service,
    String owner,
    String severity,
    @Nullable String tier,
    String state,
    String summary,
    Instant beganAt,
    Instant startedAt,
    int alarm,
    List<BurningView> burning,
    @Nullable Instant recoveringSince,
    @Nullable Instant closesAbout,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy,
    @Nullable Instant resolvedAt,
    @Nullable String resolvedBy,
    String runbook,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable FiguresView figures,
    @Nullable MutedView muted,
    @Nullable AttachedView attached,
    @Nullable List<String> wouldTell,
    @Nullable GroupSizeView group) {

  /**
   * How many alerts it tells of together.
   *
   * @param labels that all of them share because their routes group by them
   */
  public record GroupSizeView(Map<String, String> labels, int firing, int resolved) {
    static GroupSizeView of(AlertGroup group) {
      int firing = group.firing().size();
      return new GroupSizeView(group.labels(), firing, group.alerts().size() - firing);
    }
  }

  public record BurningView(String tier, Instant since, boolean answered) {
    private static List<BurningView> of(Incident incident) {
      List<Incident.Firing> firing = incident.now().firing();
      if (incident.group().isEmpty() || firing.isEmpty()) {
        return firing.stream()
            .map(each -> new BurningView(each.alert(), each.since(), each.answered()))
            .toList();
      }
      return List.of(together(incident.tier(), firing));
    }

    /** Of a group there may be thousands: since the first, and answered if all are. */
    private static BurningView together(String tier, List<Incident.Firing> firing) {
      return new BurningView(
          tier,
          firing.stream().map(Incident.Firing::since).min(Instant::compareTo).orElseThrow(),
          firing.stream().allMatch(Incident.Firing::answered));
    }
  }

  public record FiguresView(
      Instant at,
      BigDecimal burn,
      String burnWindow,
      BigDecimal badShare,
      BigDecimal budgetRemaining,
      @Nullable String exhaustionAtPace,
      @Nullable String exhaustionOfRemaining) {
    static FiguresView of(Figures figures) {
      return new FiguresView(
          figures.at(),
          figures.burn(),
          DurationText.format(figures.burnWindow()),
          figures.badShare(),
          figures.budgetRemaining(),
          figures.exhaustionAtPace().map(DurationText::format).orElse(null),
          SloView.remainingText(figures.exhaustionOfRemaining()));
    }
  }

  /** Why nobody is told: the silence of somebody. */
  public record MutedView(String silence, String by, String reason, Instant until) {
    static @Nullable MutedView of(Incident.Muted muted) {
      return switch (muted.reason()) {
        case MuteReason.Silenced silenced ->
            new MutedView(silenced.silence(), silenced.by(), silenced.why(), silenced.until());
        case MuteReason.Attached _, MuteReason.Shadowed _ -> null;
      };
    }
  }

  /** Whom routing names of an incident in shadow; null of one that is not. */
  private static @Nullable List<String> wouldTell(Incident incident) {
    return incident
        .muted()
        .map(Incident.Muted::reason)
        .filter(MuteReason.Shadowed.class::isInstance)
        .map(MuteReason.Shadowed.class::cast)
        .map(MuteReason.Shadowed::receivers)
        .orElse(null);
  }

  /** Which other incident stands for it, and why. */
  public record AttachedView(
      String incident, String relation, String reason, @Nullable Instant until) {
    static AttachedView of(MuteReason.Attached attached) {
      return new AttachedView(
          attached.incident(),
          attached.relation().toString(),
          attached.why(),
          attached.relation() == Relation.NEEDS ? attached.until() : null);
    }
  }

  public record TimelineView(
      Instant time, String kind, String source, String by, String description) {
    public static TimelineView of(TimelineEntry entry) {
      return new TimelineView(
          entry.at(), entry.kind().toString(), entry.source(), entry.owner(), entry.description());
    }
  }

  public record StepView(int step, boolean done, String by, Instant time) {
    public static StepView of(StepMark mark) {
      return new StepView(mark.step(), mark.done(), mark.by(), mark.at());
    }
  }

  private static String source(Incident incident) {
    if (TestPages.isSubject(incident.subject())) {
      return "drill";
    }
    if (WatchSubject.is(incident.subject())) {
      return "watch";
    }
    return OutsideAlerts.isSubject(incident.subject()) ? "outside" : "promise";
  }

  public static IncidentView of(Incident incident) {
    return new IncidentView(
        incident.id(),
        source(incident),
        UnwatchedPromise.promise(incident.subject()),
        incident.service(),
        incident.owner(),
        incident.severity().text(),
        incident.resolution().isPresent() ? null : incident.tier(),
        incident.state().toString(),
        incident.summary(),
        incident.beganAt(),
        incident.startedAt(),
        incident.alarm(),
        BurningView.of(incident),
        incident.now().recovery().map(Incident.RecoveryOutlook::since).orElse(null),
        incident.now().recovery().map(Incident.RecoveryOutlook::closesAbout).orElse(null),
        incident.acknowledgement().map(Incident.Acknowledgement::at).orElse(null),
        incident.acknowledgement().map(Incident.Acknowledgement::by).orElse(null),
        incident.resolution().map(Incident.Resolution::at).orElse(null),
        incident.resolution().map(Incident.Resolution::by).orElse(null),
        incident.runbook(),
        incident.labels(),
        incident.annotations(),
        incident.hasBudget() ? FiguresView.of(incident.figures()) : null,
        incident.muted().map(MutedView::of).orElse(null),
        incident.attachment().map(AttachedView::of).orElse(null),
        wouldTell(incident),
        incident.group().map(GroupSizeView::of).orElse(null));
  }
}
