package dev.headroom.drill.run;

import dev.headroom.drill.record.DrillingRecords;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.record.PageOutcome;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The drills in the state store. */
final class DrillLedger {
  private final StateStore<? extends DrillingRecords> store;

  DrillLedger(StateStore<? extends DrillingRecords> store) {
    this.store = store;
  }

  void write(KeptDrill drill) throws IOException {
    store.write(records -> {
      records.drills().put(drill);
      records.drills().keep(Drills.KEPT_MAX);
      return true;
    });
  }

  /** Writes the end of a drill, and that it is to be counted. */
  void end(KeptDrill drill, PageOutcome outcome) throws IOException {
    store.write(records -> {
      records.drills().put(drill);
      records.drills().put(outcome);
      records.drills().keep(Drills.KEPT_MAX);
      return true;
    });
  }

  /** What waits to be counted, oldest first. */
  List<PageOutcome> outcomes() throws IOException {
    return store.read(records -> records.drills().outcomes());
  }

  void counted(PageOutcome outcome) throws IOException {
    store.write(records -> {
      records.drills().counted(outcome.drill());
      return true;
    });
  }

  /** Ends what an earlier process left in the middle, and says which those were. */
  List<KeptDrill> interrupt(Instant at) throws IOException {
    return store.write(records -> {
      List<KeptDrill> left =
          records.drills().running().stream()
              .map(each ->
                  each.ended(
                      DrillResult.INTERRUPTED,
                      Optional.empty(),
                      "The server was started again in the middle of it.",
                      at))
              .toList();
      left.forEach(records.drills()::put);
      return left;
    });
  }

  /** Whether an incident is on disk. */
  boolean hasIncident(String id) throws IOException {
    return store.read(records -> records.incidents().find(id).isPresent());
  }

  Optional<KeptDrill> find(String id) throws IOException {
    return store.read(records -> records.drills().find(id));
  }

  List<KeptDrill> latest(Optional<String> service, int limit) throws IOException {
    return store.read(records -> records.drills().latest(service, limit));
  }

  List<KeptDrill> lastOfEach() throws IOException {
    return store.read(records -> records.drills().lastOfEach());
  }
}
