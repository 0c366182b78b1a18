package dev.headroom.alerting;

import dev.headroom.alerting.source.AlertTeller.AlertWords;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.MomentText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a timeline says of alerts, in the words of their source. One sentence each.
 *
 * @param called what people call an alert, by its name
 */
record AlertLines(AlertWords words, UnaryOperator<String> called) {
  /** How many names a sentence holds. */
  private static final int NAMES_MAX = 5;

  String goesOn(String alert, String acknowledgedBy) {
    return "%s %s on after the page. %s had acknowledged it then, so nobody is told."
        .formatted(called.apply(alert), words.fires(), acknowledgedBy);
  }

  String comesBack(String alert, Optional<Instant> end, Instant now) {
    return "%s %s again soon after the end at %s."
        .formatted(
            called.apply(alert),
            words.fires(),
            end.map(at -> MomentText.format(at, now)).orElse(""));
  }

  String isNotAcknowledged(String alert) {
    return "%s began to %s after the acknowledgement, which is void for it."
        .formatted(called.apply(alert), words.fire());
  }

  String hasDoubled() {
    return "The %s has doubled since receivers were told.".formatted(words.intensity());
  }

  String isMoreUrgent(String alert, String before) {
    return "%s %s now, %s before."
        .formatted(called.apply(alert), words.fires(), called.apply(before));
  }

  String beganAndCeased(List<String> began, List<String> ceased) {
    StringBuilder line = new StringBuilder();
    if (!began.isEmpty()) {
      line.append("%s too: %s. ".formatted(atTheStart(words.firing()), named(began)));
    }
    if (!ceased.isEmpty()) {
      line.append("Not %s any more: %s. ".formatted(words.firing(), named(ceased)));
    }
    return line.toString().strip();
  }

  String isOver(Urgency urgency) {
    return "No %s %s %s any more.".formatted(urgency.text(), words.alert(), words.fires());
  }

  String isRemoved() {
    return "The %s was removed from the rules.".formatted(words.subject());
  }

  /**
   * @param firing what fires at that moment, at least one
   */
  String acknowledged(String who, List<String> firing) {
    return "Acknowledged by %s while %s.".formatted(who, fire(firing));
  }

  /**
   * @param firing what fires at that moment, at least one
   * @param extent how bad it is; empty if that is not known
   */
  String resolvedByHand(String who, List<String> firing, Optional<String> extent) {
    return "Resolved by %s by hand while %s%s. What begins to %s after this opens a new incident."
        .formatted(who, fire(firing), extent.map(clause -> ", " + clause).orElse(""), words.fire());
  }

  private String fire(List<String> alerts) {
    return named(alerts) + " " + (alerts.size() == 1 ? words.fires() : words.fire());
  }

  String someAreOver() {
    return "Some %ss are over.".formatted(words.alert());
  }

  /** As people call them, and how many more there are than a sentence holds. */
  private String named(List<String> alerts) {
    List<String> names = new ArrayList<>(alerts.stream().limit(NAMES_MAX).map(called).toList());
    if (alerts.size() > NAMES_MAX) {
      names.add("%d more".formatted(alerts.size() - NAMES_MAX));
    }
    return and(names);
  }

  /** Names in a sentence. */
  static String and(List<String> names) {
    return String.join(" and ", names);
  }

  private static String atTheStart(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
