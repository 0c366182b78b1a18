package dev.headroom.notify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a process can end, and where it does. Points are named by what was going on. */
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
  private boolean ended;

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
  void after(int points) {
    left = points;
  }

  void never() {
    left = Integer.MAX_VALUE;
  }

  void doing(String what) {
    doing = what;
  }

  /** A new process. */
  void restarted() {
    ended = false;
  }

  /** Whether it ends at the point after the next one. */
  boolean isSoon() {
    return left == 1;
  }

  /** Passes a point, or ends there. */
  void point(String place) {
    if (ended) {
      throw new Ended("it has ended");
    }
    String named = doing + ", " + place;
    passed.add(named + " " + counts.merge(named, 1, Integer::sum));
    if (left-- == 0) {
      ended = true;
      never();
      throw new Ended(passed.getLast());
    }
  }

  /** The process ends, although something it asked for may be going on. */
  void atReceiver(String place) {
    try {
      point(place);
    } catch (Ended here) {
      // The receiver is another process: it goes on.
      ended = true;
    }
  }

  /** The names of all points that were passed, in order. */
  List<String> passed() {
    return List.copyOf(passed);
  }
}
