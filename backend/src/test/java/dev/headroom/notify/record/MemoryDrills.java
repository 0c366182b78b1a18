package dev.headroom.notify.record;

import dev.headroom.drill.record.DrillRecords;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.record.PageOutcome;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drills in a map, which a copy does not share. */
final class MemoryDrills implements DrillRecords {
  private static final Comparator<KeptDrill> NEWEST_FIRST =
      Comparator.comparing(KeptDrill::startedAt).thenComparing(KeptDrill::id).reversed();

  private final Map<String, KeptDrill> drills = new HashMap<>();
  private final Map<String, PageOutcome> outcomes = new HashMap<>();

  MemoryDrills copy() {
    MemoryDrills copy = new MemoryDrills();
    copy.drills.putAll(drills);
    copy.outcomes.putAll(outcomes);
    return copy;
  }

  @Override
  public void put(KeptDrill drill) {
    drills.put(drill.id(), drill);
  }

  @Override
  public Optional<KeptDrill> find(String id) {
    return Optional.ofNullable(drills.get(id));
  }

  @Override
  public List<KeptDrill> latest(Optional<String> service, int limit) {
    return drills.values().stream()
        .filter(each -> service.map(each.service()::equals).orElse(true))
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public List<KeptDrill> lastOfEach() {
    Set<String> seen = new HashSet<>();
    return latest(Optional.empty(), Integer.MAX_VALUE).stream()
        .filter(each ->
            seen.add(
                each.schedule().isEmpty() ? "of " + each.service() : "named " + each.schedule()))
        .toList();
  }

  @Override
  public List<KeptDrill> running() {
    return latest(Optional.empty(), Integer.MAX_VALUE).stream()
        .filter(each -> each.result() == DrillResult.RUNNING)
        .toList();
  }

  @Override
  public void keep(int newest) {
    List<KeptDrill> kept = latest(Optional.empty(), newest);
    drills.values().retainAll(kept);
  }

  @Override
  public void put(PageOutcome outcome) {
    outcomes.put(outcome.drill(), outcome);
  }

  @Override
  public List<PageOutcome> outcomes() {
    return outcomes.values().stream()
        .sorted(Comparator.comparing(PageOutcome::at).thenComparing(PageOutcome::drill))
        .toList();
  }

  @Override
  public void counted(String drill) {
    outcomes.remove(drill);
  }
}
