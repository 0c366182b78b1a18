package dev.headroom.demo.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The switches of everything that can go wrong. Free to use from any thread. A fault acts on what
 * is lived after it was switched on; a past that is told later is left alone.
 */
public final class Faults {
  private final InstantSource clock;
  private final Map<FaultKind, Instant> on = new EnumMap<>(FaultKind.class);
  private final List<Consumer<Fault>> listeners = new CopyOnWriteArrayList<>();
  private Instant living = Instant.MAX;

  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /** All of them, in a fixed order, as they stand. */
  public List<Fault> list() {
    return Arrays.stream(FaultKind.values()).map(this::state).toList();
  }

  /**
   * Switches a fault; switching it to where it stands changes nothing.
   *
   * @return how it stands now; empty if there is no fault of that name
   */
  public Optional<Fault> set(String name, boolean wanted) {
    Optional<FaultKind> kind =
        Arrays.stream(FaultKind.values()).filter(each -> each.faultName().equals(name)).findFirst();
    kind.ifPresent(each -> {
      if (turn(each, wanted)) {
        Fault now = state(each);
        listeners.forEach(listener -> listener.accept(now));
      }
    });
    return kind.map(this::state);
  }

  /** Tells of every switch from now on, on the switching thread. */
  public void listen(Consumer<Fault> listener) {
    listeners.add(listener);
  }

  /** Tells from which moment the services live on now, which may lie in the past. */
  synchronized void liveFrom(Instant moment) {
    living = moment;
  }

  /** Whether a fault acts on what is lived now. */
  synchronized boolean isOn(FaultKind kind) {
    Instant since = on.get(kind);
    return since != null && !since.isAfter(living);
  }

  private synchronized boolean turn(FaultKind kind, boolean wanted) {
    if (wanted == on.containsKey(kind)) {
      return false;
    }
    if (wanted) {
      on.put(kind, clock.instant());
    } else {
      on.remove(kind);
    }
    return true;
  }

  private synchronized Fault state(FaultKind kind) {
    return new Fault(
        kind.faultName(),
        kind.service(),
        kind.title(),
        kind.description(),
        kind.slo(),
        Optional.ofNullable(on.get(kind)));
  }
}
