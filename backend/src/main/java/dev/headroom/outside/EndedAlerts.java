package dev.headroom.outside;

import dev.headroom.outside.record.OutsideAlert;
import dev.headroom.outside.record.OutsideRecords;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Forgets alerts that are over: some time after their end, and before where room is needed. */
final class EndedAlerts {
  /** How long what is over is kept: longer than an incident that keeps coming back is held. */
  private static final Duration OVER_KEPT = Duration.ofHours(2);

  private final StateStore<? extends OutsideRecords> store;
  private final OutsideConfig config;
  private final KeptAlerts kept;

  /** Subjects of incidents that stand; until it is known which, nothing gives way. */
  private @Nullable Supplier<Set<String>> standing;

  EndedAlerts(StateStore<? extends OutsideRecords> store, OutsideConfig config, KeptAlerts kept) {
    this.store = store;
    this.config = config;
    this.kept = kept;
  }

  /**
   * Forgets what has been over for long.
   *
   * @param standing the subjects of incidents that stand, whose alerts are kept
   */
  void prune(Instant now, Supplier<Set<String>> standing) throws IOException {
    this.standing = standing;
    forget(kept.overSince(now.minus(OVER_KEPT), standing.get()));
  }

  /** Lets what is over give way to a post that would find no room beside it. */
  void makeRoom(List<PostedAlert> sound, Instant now) throws IOException {
    Supplier<Set<String>> needed = standing;
    long more = sound.stream().mapToLong(AlertCheck::bytes).sum();
    boolean isShort =
        kept.count() + sound.size() > config.alertsMax() || kept.bytes() + more > config.bytesMax();
    if (isShort && needed != null) {
      forget(kept.idle(now, needed.get()));
    }
  }

  private void forget(List<OutsideAlert> over) throws IOException {
    if (over.isEmpty()) {
      return;
    }
    List<String> gone = over.stream().map(OutsideAlert::fingerprint).toList();
    store.write(records -> {
      records.outsideAlerts().delete(gone);
      return true;
    });
    kept.remove(over);
  }
}
