package dev.headroom.alerting.escalation;

import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TransitionKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who was told of an earlier alarm than the one that stands: by escalation or failover, and has to
 * be told of the later one the same way, or as routing says and was held back since. Of the end
 * they hear as of what they know.
 */
public final class Behind {
  private Behind() {}

  /**
   * The last alarm that each of them was told of, by name; 0 if that has ended since.
   *
   * @param tellings of the incident
   * @param alarm the one that stands
   * @param reopenedAs the alarm as which it came back last, as far as that is known; else 0
   * @param named the receivers that routing names
   */
  public static Map<String, Integer> of(
      List<Telling> tellings, int alarm, int reopenedAs, Set<String> named) {
    Map<String, Telling> last = new HashMap<>();
    int reopened = reopenedAs;
    for (Telling each : tellings) {
      last.merge(each.receiver(), each, (one, other) -> one.alarm() > other.alarm() ? one : other);
      if (each.by() == TransitionKind.REOPENED) {
        reopened = Math.max(reopened, each.alarm());
      }
    }
    Map<String, Integer> behind = new HashMap<>();
    for (Telling each : last.values()) {
      boolean isNamed = named.contains(each.receiver());
      if (each.alarm() < alarm && (isNamed || each.isLater())) {
        behind.put(each.receiver(), each.alarm() < reopened ? 0 : each.alarm());
      }
    }
    return behind;
  }
}
