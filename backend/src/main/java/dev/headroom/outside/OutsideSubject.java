package dev.headroom.outside;

import dev.headroom.model.Alert;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.TextDigest;
import dev.headroom.outside.record.OutsideAlert;
import dev.headroom.outside.record.OutsideGroup;
import dev.headroom.routing.Routing.RouteGroup;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an alert of others is about: all of its labels but how severe it is. */
final class OutsideSubject {
  private static final int NAME_LENGTH_MAX = 80;
  private static final int DIGEST_BYTES = 8;

  /** No objective's name holds a slash, and what says that one is not watched ends in a word. */
  private static final Pattern SUBJECT = Pattern.compile(".+/g?[0-9a-f]{16}");

  private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_.:-]");
  private static final Set<String> WAKING = Set.of("page", "critical");

  private OutsideSubject() {}

  static boolean is(String subject) {
    return SUBJECT.matcher(subject).matches();
  }

  /** The alert's name, for people, and a digest of the labels, which tells subjects apart. */
  static String of(Map<String, String> labels) {
    Map<String, String> about = new TreeMap<>(labels);
    about.remove(Alert.SEVERITY);
    return plain(name(labels)) + "/" + TextDigest.hex(text(about), DIGEST_BYTES);
  }

  /** What a group is about: its routes and the labels they group by. */
  static OutsideGroup group(RouteGroup by, Map<String, String> labels) {
    Map<String, String> shared = by.labels(labels);
    String digest =
        TextDigest.hex(String.join("\n", by.ways()) + "\n" + text(shared), DIGEST_BYTES);
    String name = shared.values().stream().findFirst().orElse("alerts");
    return new OutsideGroup(
        plain(shared.getOrDefault(Alert.NAME, name)) + "/g" + digest, by.way(), shared);
  }

  /** What the alert is told with, or it alone. */
  static String of(OutsideAlert alert) {
    return alert.group().map(OutsideGroup::subject).orElseGet(() -> of(alert.labels()));
  }

  private static String text(Map<String, String> labels) {
    StringBuilder text = new StringBuilder();
    labels.forEach((name, value) ->
        text.append(name.length()).append(name).append(value.length()).append(value));
    return text.toString();
  }

  /** A name as it may stand in an address: short, and of plain letters. */
  static String plain(String name) {
    String plain = UNFIT.matcher(name).replaceAll("_");
    return plain.substring(0, Math.min(plain.length(), NAME_LENGTH_MAX));
  }

  /** What people call the alert. */
  static String name(Map<String, String> labels) {
    return labels.getOrDefault(Alert.NAME, "alert");
  }

  static boolean isPage(OutsideAlert alert) {
    return urgency(alert) == Urgency.PAGE;
  }

  static Urgency urgency(OutsideAlert alert) {
    String severity = alert.labels().getOrDefault(Alert.SEVERITY, "");
    return WAKING.contains(severity.toLowerCase(Locale.ROOT)) ? Urgency.PAGE : Urgency.TICKET;
  }

  /** Its name among the alerts of its subject. */
  static String lead(OutsideAlert alert) {
    return alert.group().isPresent() ? alert.fingerprint() : tier(alert);
  }

  /** How severe its sender calls it. */
  static String tier(OutsideAlert alert) {
    String severity = alert.labels().getOrDefault(Alert.SEVERITY, "");
    return severity.isEmpty() ? "alert" : severity;
  }
}
