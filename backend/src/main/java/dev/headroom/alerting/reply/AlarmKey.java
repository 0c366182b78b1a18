package dev.headroom.alerting.reply;

import dev.headroom.alerting.incident.Incident;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One time that an incident asks for a person.
 *
 * @param incident its id
 * @param alarm which time, from 1
 */
public record AlarmKey(String incident, int alarm) {
  private static final Pattern TEXT =
      Pattern.compile("(?<incident>inc-[0-9a-zA-Z]{1,64})(?:-(?<alarm>[1-9]\\d{0,8}))?");

  /** The one an incident is at. */
  public static AlarmKey of(Incident incident) {
    return new AlarmKey(incident.id(), incident.alarm());
  }

  /** Reads what {@link Incident#dedupKey()} writes; empty if it is anything else. */
  public static Optional<AlarmKey> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String alarm = parts.group("alarm");
    return Optional.of(
        new AlarmKey(parts.group("incident"), alarm == null ? 1 : Integer.parseInt(alarm)));
  }

  /** As {@link Incident#dedupKey()} writes it. */
  public String text() {
    return alarm == 1 ? incident : incident + "-" + alarm;
  }
}
