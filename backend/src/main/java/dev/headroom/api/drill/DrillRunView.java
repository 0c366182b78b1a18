package dev.headroom.api.drill;

import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.record.KeptDrill.LegTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drill (schema DrillRun).
 *
 * @param pagedMillis from the first bad event until the first receiver had the page; null while
 *     none has
 */
record DrillRunView(
    String id,
    String schedule,
    String service,
    String slo,
    String by,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String incident,
    String result,
    @Nullable String missed,
    String reason,
    @Nullable Long pagedMillis,
    List<LegView> legs) {
  /**
   * @param tookMillis null while it is not done
   */
  record LegView(
      String leg, @Nullable Long tookMillis, long expectedMillis, long limitMillis, boolean late) {
    static LegView of(LegTime time) {
      return new LegView(
          time.leg().toString(),
          time.took().map(Duration::toMillis).orElse(null),
          time.expected().toMillis(),
          time.limit().toMillis(),
          time.isLate());
    }
  }

  static DrillRunView of(KeptDrill drill) {
    return new DrillRunView(
        drill.id(),
        drill.schedule(),
        drill.service(),
        drill.objective(),
        drill.by(),
        drill.startedAt(),
        drill.endedAt().orElse(null),
        drill.incident().orElse(null),
        drill.result().toString(),
        drill.missed().map(DrillLeg::toString).orElse(null),
        drill.reason(),
        drill.paged().map(Duration::toMillis).orElse(null),
        drill.legs().stream().map(LegView::of).toList());
  }
}
