package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestLogTest {
  private final RequestLog log =
      new RequestLog("checkout", 200_000, Seed.fixedSplittable(3), each -> "took " + each.micros());

  @Test
  void linesSayWhatHappened() {
    log.record(List.of(new Served(1_000_000, 1_512_000, 502, "1.4.2", "provider gone")));
    LogRecord line = log.drain().getFirst();

    assertThat(line.timeUnixNanos()).isEqualTo(1_512_000_000L);
    assertThat(line.service()).isEqualTo("checkout");
    assertThat(line.severity()).isEqualTo(Severity.ERROR.number());
    assertThat(line.body()).isEqualTo("took 512000");
    assertThat(line.traceId()).matches("[0-9a-f]{32}");
    assertThat(line.spanId()).matches("[0-9a-f]{16}");
    assertThat(line.attributes())
        .containsEntry("status", "502")
        .containsEntry("duration_ms", "512")
        .containsEntry("version", "1.4.2");
  }

  @Test
  void severityFollowsTheOutcome() {
    log.record(
        List.of(
            new Served(0, 200_000, 200, "1", ""),
            new Served(0, 200_001, 200, "1", "slow"),
            new Served(0, 1, 500, "1", "broken"),
            new Served(0, 1, 404, "1", "")));
    assertThat(log.drain()).extracting(LogRecord::severity).containsExactly(9, 13, 17, 9);
  }

  @Test
  void fineRequestsAreSampledAndTroubleIsBounded() {
    log.record(Collections.nCopies(100, new Served(0, 10, 200, "1", "")));
    assertThat(log.drain()).hasSize(2);
    log.record(Collections.nCopies(100, new Served(0, 10, 500, "1", "")));
    assertThat(log.drain()).hasSize(20);
    assertThat(log.drain()).isEmpty();
  }

  @Test
  void notesStandForThemselves() {
    log.note(5_000, Severity.WARN, "9 events wait");
    LogRecord note = log.drain().getFirst();
    assertThat(note.timeMillis()).isEqualTo(5_000);
    assertThat(note.body()).isEqualTo("9 events wait");
    assertThat(note.traceId()).isEmpty();
  }
}
