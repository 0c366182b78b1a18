package dev.headroom.outside;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why an alert cannot be taken, in the words that clients of Alertmanager know. */
final class AlertCheck {
  /** Labels of one alert; and as many annotations. */
  static final int LABELS_MAX = 64;

  /** Bytes of a label's name, and of an annotation's. */
  static final int NAME_BYTES_MAX = 256;

  /** Bytes of all texts of one alert. */
  static final int ALERT_BYTES_MAX = 64 * 1024;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private AlertCheck() {}

  /**
   * What is wrong; empty if nothing is.
   *
   * @param end of one that does not say when it ends
   */
  static Optional<String> problem(PostedAlert alert, Instant end) {
    if (!isWritable(alert)) {
      return Optional.of("times must be in the years 0001 to 9999");
    }
    if (endsBeforeItStarts(alert, end)) {
      return Optional.of("start time must be before end time");
    }
    if (alert.labels().isEmpty()) {
      return Optional.of("at least one label pair required");
    }
    return named("invalid label set", "labels", alert.labels())
        .or(() -> named("invalid annotations", "annotations", alert.annotations()))
        .or(() -> size(alert));
  }

  /** RFC 3339 has four digits for a year; those who read the alert again know no other form. */
  private static boolean isWritable(PostedAlert alert) {
    return Stream.of(alert.startsAt(), alert.endsAt())
        .flatMap(Optional::stream)
        .noneMatch(each -> each.isBefore(FIRST) || each.isAfter(LAST));
  }

  private static boolean endsBeforeItStarts(PostedAlert alert, Instant end) {
    return alert.startsAt().filter(alert.endsAt().orElse(end)::isBefore).isPresent();
  }

  private static Optional<String> named(String what, String kind, Map<String, String> texts) {
    if (texts.size() > LABELS_MAX) {
      return Optional.of("%s: more than %d %s".formatted(what, LABELS_MAX, kind));
    }
    for (String name : texts.keySet()) {
      if (name.isEmpty()) {
        return Optional.of(what + ": invalid name \"\"");
      }
      if (bytes(name) > NAME_BYTES_MAX) {
        return Optional.of("%s: a name of more than %d bytes".formatted(what, NAME_BYTES_MAX));
      }
    }
    return Optional.empty();
  }

  /** The texts of an alert that is posted, in bytes. */
  static long bytes(PostedAlert alert) {
    return bytes(alert.labels(), alert.annotations(), alert.generatorUrl());
  }

  private static Optional<String> size(PostedAlert alert) {
    return bytes(alert) > ALERT_BYTES_MAX
        ? Optional.of("alert of more than %d bytes".formatted(ALERT_BYTES_MAX))
        : Optional.empty();
  }

  /** The texts of an alert, in bytes. */
  static long bytes(Map<String, String> labels, Map<String, String> annotations, String url) {
    return bytes(labels) + bytes(annotations) + bytes(url);
  }

  private static long bytes(Map<String, String> texts) {
    return texts.entrySet().stream()
        .mapToLong(each -> bytes(each.getKey()) + bytes(each.getValue()))
        .sum();
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
