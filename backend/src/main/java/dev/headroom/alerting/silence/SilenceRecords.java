package dev.headroom.alerting.silence;

import java.util.Collection;
import java.util.List;

/** The silences that are kept, within one unit of work. */
public interface SilenceRecords {
  /** Records of a state store that have a place for silences. */
  interface SilenceRoom {
    SilenceRecords silences();
  }

  /** All, in no order. */
  List<Silence> all();

  /** Adds a silence, or replaces the one of its id. */
  void save(Silence silence);

  /** Deletes those of some ids; one that is not there does no harm. */
  void delete(Collection<String> ids);
}
