package dev.headroom.alerting.escalation;

import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TransitionKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who was told of an alarm by escalation or failover and has to be told of a later one the same
 * way: until then they hear of nothing that asks for a person, and the end as of what they know.
 */
public final class Behind {
  private Behind() {}

  /**
   * The last alarm that each of them was told of, by name; 0 if that has ended since.
   *
   * @param tellings of the incident
   * @param alarm the one that stands
   */
  public static Map<String, Integer> of(List<Telling> tellings, int alarm) {
    Map<String, Telling> last = new HashMap<>();
    int reopened = 0;
    for (Telling each : tellings) {
      last.merge(each.receiver(), each, (one, other) -> one.alarm() > other.alarm() ? one : other);
      if (each.by() == TransitionKind.REOPENED) {
        reopened = Math.max(reopened, each.alarm());
      }
    }
    Map<String, Integer> behind = new HashMap<>();
    for (Telling each : last.values()) {
      if (each.isLater() && each.alarm() < alarm) {
        behind.put(each.receiver(), each.alarm() < reopened ? 0 : each.alarm());
      }
    }
    return behind;
  }
}
