package dev.headroom.drill.record;

import java.util.List;
import java.util.Optional;

/** The drills that were run, within one unit of work. */
public interface DrillRecords {
  /** Adds a drill, or puts it in the place of the one with its id. */
  void put(KeptDrill drill);

  Optional<KeptDrill> find(String id);

  /**
   * The latest drills, newest first.
   *
   * @param service of this one alone; of all where empty
   * @param limit how many at most
   */
  List<KeptDrill> latest(Optional<String> service, int limit);

  /** The last drill of each schedule and, of those without one, of each service; newest first. */
  List<KeptDrill> lastOfEach();

  /** Those that have not ended, newest first. */
  List<KeptDrill> running();

  /** Deletes all but the newest so many. */
  void keep(int newest);

  /** Adds what waits to be counted, or puts it in the place of what waits of the same drill. */
  void put(PageOutcome outcome);

  /** What waits to be counted, oldest first. */
  List<PageOutcome> outcomes();

  /** Deletes what was counted of a drill; does nothing where nothing waits. */
  void counted(String drill);
}
