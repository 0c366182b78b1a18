package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.Standing;
import dev.headroom.alerting.incident.Watch;
import dev.headroom.slo.objective.BurnTier.Urgency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one objective.
 *
 * @param unresolved the incidents that stand
 * @param ended ids of those that would come back
 */
public record Known(Watch watch, Map<Urgency, Incident> unresolved, Map<Urgency, String> ended) {
  public static final Known NOTHING = new Known(Watch.NOTHING, Map.of(), Map.of());

  public Known {
    unresolved = Map.copyOf(unresolved);
    ended = Map.copyOf(ended);
  }

  public Known standing(Incident incident, Standing standing) {
    Urgency urgency = incident.severity();
    Map<Urgency, Incident> with = new HashMap<>(unresolved);
    with.put(urgency, incident);
    return new Known(watch.with(urgency, standing), with, ended);
  }

  public Known ended(Urgency urgency, String id, Watch.Ended how) {
    Map<Urgency, String> with = new HashMap<>(ended);
    with.put(urgency, id);
    return new Known(watch.ended(urgency, how), unresolved, with);
  }

  public Known after(Watch next, List<LoggedTransition> steps) {
    Map<Urgency, Incident> standing = new HashMap<>(unresolved);
    Map<Urgency, String> recent = new HashMap<>(ended);
    for (LoggedTransition step : steps) {
      Incident incident = step.incident();
      if (incident.resolution().isPresent()) {
        standing.remove(incident.severity());
        recent.put(incident.severity(), incident.id());
      } else {
        standing.put(incident.severity(), incident);
      }
    }
    recent.keySet().retainAll(next.ended().keySet());
    return new Known(next, standing, recent);
  }

  /**
   * This, which began in memory, with what an earlier process knew: of what both know this is true,
   * and which tiers burn has been seen since.
   */
  public Known over(Known earlier) {
    Known both = this;
    for (Map.Entry<Urgency, Incident> each : earlier.unresolved.entrySet()) {
      if (isNew(each.getKey())) {
        both = both.standing(each.getValue(), earlier.standing(each.getKey()));
      }
    }
    for (Map.Entry<Urgency, String> each : earlier.ended.entrySet()) {
      Urgency urgency = each.getKey();
      if (isNew(urgency) && earlier.watch.ended(urgency).isPresent()) {
        both = both.ended(urgency, each.getValue(), earlier.watch.ended(urgency).get());
      }
    }
    return both;
  }

  private boolean isNew(Urgency urgency) {
    return !unresolved.containsKey(urgency) && !ended.containsKey(urgency);
  }

  private Standing standing(Urgency urgency) {
    return watch.standing(urgency).orElseThrow();
  }
}
