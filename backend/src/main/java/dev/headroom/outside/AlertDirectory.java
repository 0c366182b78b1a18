package dev.headroom.outside;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.model.Alert;
import dev.headroom.model.text.LabelFingerprint;
import dev.headroom.outside.record.OutsideAlert;
import dev.headroom.outside.record.OutsideGroup;
import dev.headroom.routing.MatcherReader;
import dev.headroom.routing.Receiver;
import dev.headroom.select.Matcher;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All alerts that fire, whoever raised them, and who is told of them: as Alertmanager lists it. */
public final class AlertDirectory {
  private final OutsideAlerts outside;
  private final Alerting alerting;
  private final Muting muting;
  private final InstantSource clock;

  /**
   * What is asked for; an alert must meet all of it.
   *
   * @param matchers of its labels
   * @param receiver what the name of one of its receivers must meet; empty for any
   * @param active whether those are wanted that nothing holds back
   * @param silenced whether those are wanted that a silence holds back
   * @param inhibited whether those are wanted that another alert holds back
   */
  public record AlertQuery(
      List<Matcher> matchers,
      Optional<Matcher> receiver,
      boolean active,
      boolean silenced,
      boolean inhibited) {
    public AlertQuery {
      matchers = List.copyOf(matchers);
    }

    /**
     * What a name must meet that a pattern matches, from its beginning to its end.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public static Matcher receiver(String pattern) {
      return new Matcher("receiver", Matcher.Operator.MATCHES, pattern);
    }

    /**
     * Matchers as Alertmanager writes them, one or several in each text.
     *
     * @throws IllegalArgumentException if one is none
     */
    public static List<Matcher> matchers(List<String> texts) {
      return texts.stream().flatMap(text -> MatcherReader.read(text).stream()).toList();
    }
  }

  /**
   * An alert that fires.
   *
   * @param endsAt until when, unless it is posted again
   * @param generatorUrl where whoever raised it shows it; may be empty
   * @param receivers names of those who are told
   * @param silencedBy ids of the silences that hold it back
   * @param inhibitedBy fingerprints of the alerts that hold it back
   * @param groupLabels what it has in common with those it is told with
   */
  public record ListedAlert(
      String fingerprint,
      Map<String, String> labels,
      Map<String, String> annotations,
      Instant startsAt,
      Instant endsAt,
      Instant updatedAt,
      String generatorUrl,
      List<String> receivers,
      List<String> silencedBy,
      List<String> inhibitedBy,
      Map<String, String> groupLabels) {
    public boolean isActive() {
      return silencedBy.isEmpty() && inhibitedBy.isEmpty();
    }
  }

  public AlertDirectory(
      OutsideAlerts outside, Alerting alerting, Muting muting, InstantSource clock) {
    this.muting = muting;
    this.outside = outside;
    this.alerting = alerting;
    this.clock = clock;
  }

  /** Those that fire now, by fingerprint. */
  public List<ListedAlert> firing(AlertQuery query) {
    Instant now = clock.instant();
    List<ListedAlert> all = new ArrayList<>();
    outside.all().stream()
        .filter(each -> each.firesAt(now))
        .map(each -> listedAt(each, now))
        .forEach(all::add);
    alerting.unresolved().stream()
        .filter(each -> !OutsideAlerts.isSubject(each.subject()))
        .map(each -> listed(each, now))
        .forEach(all::add);
    return all.stream()
        .filter(each -> wants(query, each))
        .sorted(Comparator.comparing(ListedAlert::fingerprint))
        .toList();
  }

  private static boolean wants(AlertQuery query, ListedAlert alert) {
    boolean state =
        alert.isActive()
            ? query.active()
            : (alert.silencedBy().isEmpty() || query.silenced())
                && (alert.inhibitedBy().isEmpty() || query.inhibited());
    return state
        && query.matchers().stream()
            .allMatch(each -> each.matches(alert.labels().getOrDefault(each.label(), "")))
        && query
            .receiver()
            .map(name -> alert.receivers().stream().anyMatch(name::matches))
            .orElse(true);
  }

  /** Who is told goes by what it is to us. */
  private ListedAlert listedAt(OutsideAlert alert, Instant now) {
    Map<String, String> routed = outside.routedLabels(alert);
    return new ListedAlert(
        alert.fingerprint(),
        alert.labels(),
        alert.annotations(),
        alert.startsAt(),
        alert.endsAt(),
        alert.updatedAt(),
        alert.generatorUrl(),
        receivers(routed),
        silencedBy(muting.silenced(routed, now)),
        List.of(),
        alert.group().map(OutsideGroup::labels).orElseGet(() -> withoutSeverity(alert.labels())));
  }

  private ListedAlert listed(Incident incident, Instant now) {
    return new ListedAlert(
        LabelFingerprint.of(incident.labels()),
        incident.labels(),
        incident.annotations(),
        incident.startedAt(),
        now.plus(outside.resolveTimeout()),
        incident.figures().at(),
        incident.annotations().getOrDefault("incident_url", ""),
        receivers(incident.labels()),
        silencedBy(incident.muted().map(Incident.Muted::reason)),
        List.of(),
        withoutSeverity(incident.labels()));
  }

  private static Map<String, String> withoutSeverity(Map<String, String> labels) {
    Map<String, String> others = new TreeMap<>(labels);
    others.remove(Alert.SEVERITY);
    return others;
  }

  private static List<String> silencedBy(Optional<MuteReason> muted) {
    return muted
        .map(reason ->
            switch (reason) {
              case MuteReason.Silenced by -> List.of(by.silence());
              case MuteReason.Attached _ -> List.<String>of();
              case MuteReason.Shadowed _ -> List.of("shadow");
            })
        .orElse(List.of());
  }

  private List<String> receivers(Map<String, String> labels) {
    return alerting.routing().receiversOf(labels).stream().map(Receiver::name).toList();
  }

  /** The names of all receivers there are. */
  public List<String> receivers() {
    return alerting.routing().receivers().stream().map(Receiver::name).toList();
  }

  /** The routing in force as a file of Alertmanager's, without addresses and keys. */
  public String routingText() {
    return alerting.routing().text();
  }
}
