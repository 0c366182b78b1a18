package dev.headroom.outside;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.source.AlertAccount.Ownership;
import dev.headroom.alerting.source.AlertTeller.AlertWords;
import dev.headroom.model.Alert;
import dev.headroom.model.text.CutText;
import dev.headroom.model.text.DurationText;
import dev.headroom.model.text.MomentText;
import dev.headroom.outside.record.OutsideAlert;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Labels, annotations and sentences of alerts that others send. */
final class OutsideText {
  static final AlertWords WORDS =
      new AlertWords("alert", "alert", "fires", "fire", "firing", "severity");

  private static final String SERVICE = "service";
  private static final String OWNER = "owner";
  private static final String RUNBOOK = "runbook_url";
  private static final List<String> SENTENCES = List.of("summary", "description", "message");
  private static final int SUMMARY_LENGTH_MAX = 1_024;
  private static final int CALLED_LENGTH_MAX = 120;

  private final Links links;

  OutsideText(Links links) {
    this.links = links;
  }

  /** Service or job; owner or team; the page its link leads to, else one of the alert's name. */
  Ownership ownership(OutsideAlert alert) {
    return new Ownership(service(alert.labels()), owner(alert.labels()), runbook(alert));
  }

  private static String service(Map<String, String> labels) {
    return first(labels, SERVICE, "job").orElseGet(() -> OutsideSubject.name(labels));
  }

  private static String owner(Map<String, String> labels) {
    return first(labels, OWNER, "team").orElse("");
  }

  private static Optional<String> first(Map<String, String> texts, String... names) {
    return Stream.of(names)
        .map(name -> texts.getOrDefault(name, ""))
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /** The id of the page of ours that its link leads to; else of the one for alerts of its name. */
  private String runbook(OutsideAlert alert) {
    String link = alert.annotations().getOrDefault(RUNBOOK, "");
    String ours = links.runbook("");
    for (String start : List.of(ours, "/runbooks/")) {
      String id = link.startsWith(start) ? link.substring(start.length()) : "";
      if (!id.isEmpty() && id.matches("[A-Za-z0-9._~%-]+")) {
        return decoded(id);
      }
    }
    return OutsideSubject.plain(OutsideSubject.name(alert.labels()));
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }

  /**
   * The alert's own labels, {@code severity} among them as its sender says it; {@code tier} is the
   * same, and whose it is is said by the labels that routing knows.
   */
  Map<String, String> labels(OutsideAlert alert) {
    Map<String, String> labels = new TreeMap<>(alert.labels());
    labels.putIfAbsent(SERVICE, service(alert.labels()));
    String owner = owner(alert.labels());
    if (!owner.isEmpty()) {
      labels.putIfAbsent(OWNER, owner);
    }
    labels.put(Alert.TIER, OutsideSubject.tier(alert));
    return labels;
  }

  /** The alert's own annotations, and what every incident has. */
  Map<String, String> annotations(OutsideAlert alert, String incident, String summary) {
    Map<String, String> annotations = new TreeMap<>(alert.annotations());
    annotations.put(Alert.SUMMARY, summary);
    annotations.put("incident_url", links.incident(incident));
    if (annotations.getOrDefault(RUNBOOK, "").startsWith("/")) {
      annotations.put(RUNBOOK, links.root() + annotations.get(RUNBOOK));
    }
    if (!alert.generatorUrl().isEmpty()) {
      annotations.putIfAbsent("generator_url", alert.generatorUrl());
    }
    return annotations;
  }

  /** What its sender says of it, or its name and labels, on one line. */
  String summary(OutsideAlert alert) {
    String said =
        first(alert.annotations(), SENTENCES.toArray(String[]::new))
            .orElseGet(() -> named(alert.labels()))
            .replaceAll("\\s+", " ")
            .strip();
    return CutText.toLength(said, SUMMARY_LENGTH_MAX);
  }

  /** What tells it from others of its group, as far as a sentence has room. */
  static String called(OutsideAlert alert) {
    if (alert.group().isEmpty()) {
      return OutsideSubject.tier(alert);
    }
    Map<String, String> own = new TreeMap<>(alert.labels());
    own.keySet().removeAll(alert.group().get().labels().keySet());
    own.put(Alert.NAME, OutsideSubject.name(alert.labels()));
    String text = named(own);
    return CutText.toLength(text, CALLED_LENGTH_MAX);
  }

  private static String named(Map<String, String> labels) {
    String others =
        labels.entrySet().stream()
            .filter(each -> !each.getKey().equals(Alert.NAME))
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", "));
    return OutsideSubject.name(labels) + (others.isEmpty() ? "" : ": " + others);
  }

  static String over(Incident incident, Instant at) {
    Duration lasted = Duration.between(incident.beganAt(), at).truncatedTo(ChronoUnit.SECONDS);
    return "%s: %s fired from %s to %s, for %s"
        .formatted(
            incident.service(),
            OutsideSubject.name(incident.labels()),
            MomentText.format(incident.beganAt(), at),
            MomentText.format(at, at),
            DurationText.format(lasted));
  }
}
