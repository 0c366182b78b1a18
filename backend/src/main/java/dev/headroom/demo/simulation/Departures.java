package dev.headroom.demo.simulation;

import dev.headroom.demo.simulation.Simulation.Served;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What will have ended by when. */
final class Departures {
  private final PriorityQueue<Served> pending =
      new PriorityQueue<>(Comparator.comparingLong(Served::endedMicros));

  void add(Served served) {
    pending.add(served);
  }

  /** Takes out what has ended until a moment, that moment included, in the order of its end. */
  List<Served> until(long micros) {
    List<Served> ended = new ArrayList<>();
    for (Served next = pending.peek();
        next != null && next.endedMicros() <= micros;
        next = pending.peek()) {
      ended.add(next);
      pending.remove();
    }
    return ended;
  }
}
