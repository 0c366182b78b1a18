package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.TimelineEntry;
import java.util.List;

/** The histories of incidents, within one unit of work. */
public interface TimelineRecords {
  /** How many entries of one incident anybody is given. */
  int ENTRIES_SHOWN_MAX = 2_000;

  /** Adds a line to the history of an incident, which must be there. */
  void append(String incident, TimelineEntry entry);

  /** The latest {@link #ENTRIES_SHOWN_MAX} lines of an incident, oldest first. */
  List<TimelineEntry> of(String incident);

  /** How many lines of a kind an incident has. */
  int count(String incident, EntryKind kind);
}
