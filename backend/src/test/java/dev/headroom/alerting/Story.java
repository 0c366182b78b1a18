package dev.headroom.alerting;

import static dev.headroom.model.Urgency.PAGE;
import static dev.headroom.model.Urgency.TICKET;

import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.model.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What can happen to a subject with four alerts, one thing at a time. */
final class Story {
  static final Duration WAIT = Duration.ofMinutes(1);
  static final Duration LONG_WAIT = Duration.ofMinutes(10);

  /** All short windows are one wait, so that few waits reach every bound there is. */
  static final List<AlertReading> ALERTS =
      List.of(
          HandMadeSource.clear("page-1h", PAGE, WAIT),
          HandMadeSource.clear("page-6h", PAGE, WAIT),
          HandMadeSource.clear("ticket-1d", TICKET, WAIT),
          HandMadeSource.clear("ticket-3d", TICKET, WAIT));

  /** What holds an alert is one thing for what is decided, whether it is a measure or silence. */
  private static final List<AlertLevel> LEVELS =
      List.of(AlertLevel.FIRING, AlertLevel.UNKNOWN, AlertLevel.CLEAR);

  private Story() {}

  /** One thing that happens. */
  sealed interface Event {
    /** The source says something else of one alert from now on. */
    record Turns(int alert, AlertLevel level) implements Event {}

    /** Everything is silent: nothing is known any more, as after a new version of a rule. */
    record Silence() implements Event {}

    record Acknowledge(Urgency urgency) implements Event {}

    record Resolve(Urgency urgency) implements Event {}

    record Note(Urgency urgency) implements Event {}

    record Wait(Duration time) implements Event {}

    /** An alert is taken out of the rules, or put back. */
    record Reload(int alert) implements Event {}

    record Restart() implements Event {}
  }

  /**
   * All that can happen to a subject with so many of the alerts, the first of each urgency first.
   */
  static List<Event> events(List<AlertReading> alerts) {
    List<Event> events = new ArrayList<>();
    for (int alert = 0; alert < alerts.size(); alert++) {
      for (AlertLevel level : LEVELS) {
        events.add(new Event.Turns(alert, level));
      }
    }
    events.add(new Event.Silence());
    for (Urgency urgency : Urgency.values()) {
      events.add(new Event.Acknowledge(urgency));
      events.add(new Event.Resolve(urgency));
    }
    events.add(new Event.Wait(WAIT));
    events.add(new Event.Wait(LONG_WAIT));
    events.add(new Event.Reload(1));
    return events;
  }

  /** What the source says, without the alerts that are out of the rules. */
  static List<AlertReading> readings(
      List<AlertReading> alerts, List<AlertLevel> levels, List<Boolean> out) {
    List<AlertReading> readings = new ArrayList<>();
    for (int alert = 0; alert < alerts.size(); alert++) {
      if (!out.get(alert)) {
        readings.add(HandMadeSource.at(levels.get(alert), alerts.get(alert)));
      }
    }
    return readings;
  }
}
