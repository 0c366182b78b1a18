package dev.headroom.demo.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * Some servers behind one queue, first come, first served. What a job takes is decided when it
 * starts, so a job that waited is served as things are by then.
 *
 * @param <J> what is served
 */
final class Station<J> {
  /** Decides what serving a job takes. */
  @FunctionalInterface
  interface Work<J> {
    Effort startingAt(J job, long micros);
  }

  /** Told, as soon as a job starts, when it will have ended. */
  @FunctionalInterface
  interface Completion<J> {
    void endsAt(J job, long micros, Effort effort);
  }

  private record Waiting<J>(J job, long arrivedMicros) {}

  private final int waitingMax;
  private final Work<J> work;
  private final Completion<J> completion;
  private final Deque<Waiting<J>> queue = new ArrayDeque<>();
  private final PriorityQueue<Long> freeFromMicros = new PriorityQueue<>();

  /**
   * @param servers jobs served at the same time
   * @param waitingMax jobs that may wait; one more is turned away
   */
  Station(int servers, int waitingMax, Work<J> work, Completion<J> completion) {
    this.waitingMax = waitingMax;
    this.work = work;
    this.completion = completion;
    for (int i = 0; i < servers; i++) {
      freeFromMicros.add(Long.MIN_VALUE);
    }
  }

  /**
   * A job comes in; jobs come in in the order of time.
   *
   * @return false if it is turned away because too many wait
   */
  boolean arrive(J job, long atMicros) {
    advance(atMicros);
    boolean free = freeFromMicros.element() <= atMicros;
    if (!free && queue.size() >= waitingMax) {
      return false;
    }
    queue.add(new Waiting<>(job, atMicros));
    return true;
  }

  /** Starts every job whose turn comes until a moment, that moment included. */
  void advance(long untilMicros) {
    while (!queue.isEmpty()) {
      Waiting<J> next = queue.element();
      long start = Math.max(next.arrivedMicros(), freeFromMicros.element());
      if (start > untilMicros) {
        return;
      }
      queue.remove();
      freeFromMicros.remove();
      Effort effort = work.startingAt(next.job(), start);
      long end = start + effort.micros();
      freeFromMicros.add(end);
      completion.endsAt(next.job(), end, effort);
    }
  }

  /** Jobs that have not started. */
  int waiting() {
    return queue.size();
  }

  /** When the job came that waits longest; a moment given if none waits. */
  long waitingSince(long nowMicros) {
    Waiting<J> next = queue.peek();
    return next == null ? nowMicros : next.arrivedMicros();
  }

  /** Servers at work at a moment. */
  int busy(long atMicros) {
    return (int) freeFromMicros.stream().filter(free -> free > atMicros).count();
  }
}
