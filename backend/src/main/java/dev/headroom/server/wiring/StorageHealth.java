package dev.headroom.server.wiring;

import dev.headroom.api.view.SystemView.Component;
import dev.headroom.checkpoint.CheckpointedFollower;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.logs.LogIndex;
import dev.headroom.notify.Outbox;
import dev.headroom.wal.SegmentedLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether everything that writes can, and whether all that was acknowledged can be found. */
record StorageHealth(
    SegmentedLog log,
    CheckpointedFollower inMemory,
    LogIndex logs,
    StateDatabase state,
    Outbox outbox)
    implements Supplier<List<Component>> {

  @Override
  public List<Component> get() {
    return List.of(
        part("write-ahead log", log.failing()),
        part("checkpoints", inMemory.unsaved()),
        part("log search", logs.incomplete()),
        incidents(),
        part("deliveries", outbox.failing()));
  }

  private Component incidents() {
    Optional<String> failing = state.failing();
    String kept =
        state.deferred() == 0 ? "" : "; " + state.deferred() + " changes are in memory alone";
    if (failing.isPresent()) {
      return new Component("incidents", false, failing.get() + kept);
    }
    String aside =
        state
            .setAside()
            .map(file -> "the state database was damaged: kept as " + file.getFileName())
            .orElse("");
    return new Component("incidents", true, aside);
  }

  private static Component part(String name, Optional<String> failing) {
    return new Component(name, failing.isEmpty(), failing.orElse(""));
  }
}
