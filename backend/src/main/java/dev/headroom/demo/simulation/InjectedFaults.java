package dev.headroom.demo.simulation;

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
public final class InjectedFaults {
  private final InstantSource clock;
  private final Map<FaultKind, On> on = new EnumMap<>(FaultKind.class);
  private final List<Consumer<Fault>> listeners = new CopyOnWriteArrayList<>();
  private Instant living = Instant.MAX;

  private record On(Instant since, boolean hidden) {}

  public InjectedFaults(InstantSource clock) {
    this.clock = clock;
  }

  /** All of them, in a fixed order, as they stand. */
  public List<Fault> list() {
    return Arrays.stream(FaultKind.values()).map(this::state).toList();
  }

  /** Switches a fault as {@link #set(String, boolean, boolean)} does, for everybody to see. */
  public Optional<Fault> set(String name, boolean wanted) {
    return set(name, wanted, false);
  }

  /**
   * Switches a fault; switching it to where it stands changes nothing but whether it is hidden.
   *
   * @param hidden see {@link Fault}; of no meaning where it is switched off
   * @return how it stands now; empty if there is no fault of that name
   */
  public Optional<Fault> set(String name, boolean wanted, boolean hidden) {
    Optional<FaultKind> kind =
        Arrays.stream(FaultKind.values()).filter(each -> each.faultName().equals(name)).findFirst();
    kind.flatMap(each -> turn(each, wanted, hidden))
        .ifPresent(turned -> listeners.forEach(listener -> listener.accept(turned)));
    return kind.map(this::state);
  }

  /** Tells of every switch from now on, on the switching thread. */
  public void listen(Consumer<Fault> listener) {
    listeners.add(listener);
  }

  /** Tells from which moment the services live on now, which may lie in the past. */
  public synchronized void liveFrom(Instant moment) {
    living = moment;
  }

  /** Whether a fault acts on what is lived now. */
  public synchronized boolean isOn(FaultKind kind) {
    On found = on.get(kind);
    return found != null && !found.since().isAfter(living);
  }

  /** What those who listen hear of it; nothing where it stands so already. */
  private synchronized Optional<Fault> turn(FaultKind kind, boolean wanted, boolean hidden) {
    On before = on.get(kind);
    if (!wanted) {
      on.remove(kind);
      return Optional.ofNullable(before).map(was -> fault(kind, Optional.empty(), was.hidden()));
    }
    On now = new On(before == null ? clock.instant() : before.since(), hidden);
    on.put(kind, now);
    return before == null ? Optional.of(state(kind)) : Optional.empty();
  }

  private synchronized Fault state(FaultKind kind) {
    Optional<On> found = Optional.ofNullable(on.get(kind));
    return fault(kind, found.map(On::since), found.map(On::hidden).orElse(false));
  }

  private static Fault fault(FaultKind kind, Optional<Instant> since, boolean hidden) {
    return new Fault(
        kind.faultName(),
        kind.service(),
        kind.title(),
        kind.description(),
        kind.slo(),
        since,
        hidden);
  }

  /**
   * Something that can be made to go wrong, and whether it does.
   *
   * @param name as commands and addresses use it
   * @param service whose part breaks
   * @param title one line for people
   * @param description what it does
   * @param slo name of the objective that shows it first
   * @param since when it was switched on; empty while it is off
   * @param hidden whoever watches is to find it: no change says that it was injected
   */
  public record Fault(
      String name,
      String service,
      String title,
      String description,
      String slo,
      Optional<Instant> since,
      boolean hidden) {}
}
