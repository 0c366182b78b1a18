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
   * @param named the receivers that routing names
   */
  public static Map<String, Integer> of(List<Telling> tellings, int alarm, Set<String> named) {
    Map<String, Telling> last = new HashMap<>();
    int over = 0;
    for (Telling each : tellings) {
      last.merge(each.receiver(), each, (one, other) -> one.alarm() > other.alarm() ? one : other);
      if (each.by() == TransitionKind.REOPENED) {
        over = Math.max(over, each.alarm() - 1);
      }
    }
    Map<String, Integer> behind = new HashMap<>();
    for (Telling each : last.values()) {
      boolean isNamed = named.contains(each.receiver());
      if (each.alarm() < alarm && (isNamed || each.isLater())) {
        behind.put(each.receiver(), each.alarm() <= over ? 0 : each.alarm());
      }
    }
    return behind;
  }
}
