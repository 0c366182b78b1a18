package dev.headroom.notify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a process can end, and where it does. Points are named by what was going on. Safe for any
 * thread.
 */
final class Crashes {
  /** The process has ended; nobody may catch it. */
  static final class Ended extends Error {
    private static final long serialVersionUID = 1;

    Ended(String where) {
      super(where);
    }
  }

  private final boolean forgetful;
  private final List<String> passed = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private String doing = "start";
  private int left = Integer.MAX_VALUE;
  private String endedAt = "";

  /**
   * @param forgetful whether the store says that it has written what is only in memory
   */
  Crashes(boolean forgetful) {
    this.forgetful = forgetful;
  }

  boolean isForgetful() {
    return forgetful;
  }

  /** The process ends at the one after so many points, if it gets so far. */
  synchronized void after(int points) {
    left = points;
  }

  synchronized void never() {
    left = Integer.MAX_VALUE;
  }

  synchronized void doing(String what) {
    doing = what;
  }

  /** A new process. */
  synchronized void restarted() {
    endedAt = "";
  }

  /** Whether it ends at the point after the next one. */
  synchronized boolean isSoon() {
    return left == 1;
  }

  /** Passes a point, or ends there. */
  synchronized void point(String place) {
    if (!endedAt.isEmpty()) {
      throw new Ended(endedAt);
    }
    String named = doing + ", " + place;
    passed.add(named + " " + counts.merge(named, 1, Integer::sum));
    if (left-- == 0) {
      never();
      endedAt = passed.getLast();
      throw new Ended(endedAt);
    }
  }

  /** The process ends, although something it asked for may be going on. */
  synchronized void atReceiver(String place) {
    try {
      point(place);
    } catch (Ended here) {
      // The receiver is another process, and goes on.
    }
  }

  /** The names of all points that were passed, in order. */
  synchronized List<String> passed() {
    return List.copyOf(passed);
  }
}
