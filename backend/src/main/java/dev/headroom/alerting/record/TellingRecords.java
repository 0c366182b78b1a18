package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Telling;
import java.util.List;
import java.util.Map;

/** Which receiver was told of which alarm, within one unit of work. */
public interface TellingRecords {
  /** Adds one to an incident, which must be there; the first of an alarm and receiver stays. */
  void add(String incident, Telling telling);

  /** Those of an incident, in the order in which they were added. */
  List<Telling> of(String incident);

  /** Those of all incidents that are not resolved or would come back, by id. */
  Map<String, List<Telling>> standing();
}
