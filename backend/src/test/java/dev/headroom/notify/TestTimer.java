package dev.headroom.notify;

import dev.headroom.alerting.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rings, on the calling thread, when its clock is moved to where something is due. */
final class TestTimer implements WakeupTimer {
  private record Due(Instant at, Runnable task) {}

  private final TestClock clock;
  private final List<Due> due = new ArrayList<>();

  TestTimer(TestClock clock) {
    this.clock = clock;
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    due.add(new Due(clock.instant().plus(delay), task));
  }

  /** Lets time pass, stopping wherever something is due. */
  void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    for (Optional<Due> next = next(end); next.isPresent(); next = next(end)) {
      due.remove(next.get());
      if (next.get().at().isAfter(clock.instant())) {
        clock.set(next.get().at());
      }
      next.get().task().run();
    }
    clock.set(end);
  }

  int waiting() {
    return due.size();
  }

  private Optional<Due> next(Instant end) {
    return due.stream().filter(each -> !each.at().isAfter(end)).min(Comparator.comparing(Due::at));
  }
}
