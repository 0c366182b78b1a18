package dev.headroom.outside.record;

import java.util.Collection;
import java.util.List;

/** The alerts of others, within one unit of work. */
public interface OutsideAlertRecords {
  /** All of them, in no order. */
  List<OutsideAlert> all();

  /** Puts each in the place of the one with its fingerprint. */
  void put(Collection<OutsideAlert> alerts);

  /** Deletes those with these fingerprints; what is not there is deleted already. */
  void delete(Collection<String> fingerprints);
}
