package dev.headroom.drill.record;

import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.record.KeptDrill.LegTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Drills as they are kept. */
public final class DrillFixture {
  public static final Instant STARTED = Instant.parse("2026-03-01T03:07:00.123Z");

  private DrillFixture() {}

  /** One that has just begun, with a limit of ten seconds for each leg and no theory. */
  public static KeptDrill running(String id, String schedule, String service, Instant at) {
    List<LegTime> legs =
        Stream.of(DrillLeg.values())
            .map(leg -> new LegTime(leg, Optional.empty(), Duration.ZERO, Duration.ofSeconds(10)))
            .toList();
    return new KeptDrill(
        id,
        schedule,
        service,
        service + "-latency",
        "dana",
        at,
        Optional.empty(),
        Optional.empty(),
        DrillResult.RUNNING,
        Optional.empty(),
        "",
        legs);
  }
}
