package dev.headroom.watch.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The beats that came, within one unit of work. */
public interface HeartbeatRecords {
  /**
   * What is kept of one heartbeat.
   *
   * @param name of the heartbeat
   * @param lastAt when the last beat came, to the millisecond
   * @param beats how many have come, at least 1
   */
  record KeptBeat(String name, Instant lastAt, long beats) {}

  /** All of them, in no order. */
  List<KeptBeat> all();

  /** Puts it in the place of the one with its name. */
  void put(KeptBeat beat);

  /** Deletes those with these names; what is not there is deleted already. */
  void delete(Collection<String> names);
}
