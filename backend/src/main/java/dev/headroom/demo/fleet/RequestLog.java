package dev.headroom.demo.fleet;

import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What a service writes to its log: every failure, every slow request and every one of which it
 * knows what was odd, as far as there is room, and a sample of the rest.
 */
final class RequestLog {
  private static final int FINE_LINES_MAX = 2;
  private static final int TROUBLE_LINES_MAX = 20;
  private static final long NANOS_PER_MICRO = 1_000;

  private final String service;
  private final long slowMicros;
  private final RandomGenerator random;
  private final Function<Served, String> words;
  private final List<LogRecord> records = new ArrayList<>();

  /**
   * @param slowMicros a request that takes longer is worth a warning
   * @param words what the line about a request says
   */
  RequestLog(
      String service, long slowMicros, RandomGenerator random, Function<Served, String> words) {
    this.service = service;
    this.slowMicros = slowMicros;
    this.random = random;
    this.words = words;
  }

  /** Writes about what ended in one interval. */
  void record(List<Served> served) {
    int fine = 0;
    int trouble = 0;
    for (Served each : served) {
      Severity severity = severity(each);
      boolean written =
          severity == Severity.INFO ? fine++ < FINE_LINES_MAX : trouble++ < TROUBLE_LINES_MAX;
      if (written) {
        records.add(line(each, severity));
      }
    }
  }

  /** Writes a line that is not about one request. */
  void note(long millis, Severity severity, String body) {
    records.add(
        new LogRecord(
            millis * 1_000 * NANOS_PER_MICRO, service, severity.number(), body, "", "", Map.of()));
  }

  /** What was written since the last time. */
  List<LogRecord> drain() {
    List<LogRecord> drained = List.copyOf(records);
    records.clear();
    return drained;
  }

  private Severity severity(Served each) {
    if (each.failed()) {
      return Severity.ERROR;
    }
    boolean odd = each.micros() > slowMicros || !each.cause().isEmpty();
    return odd ? Severity.WARN : Severity.INFO;
  }

  private LogRecord line(Served each, Severity severity) {
    return new LogRecord(
        each.endedMicros() * NANOS_PER_MICRO,
        service,
        severity.number(),
        words.apply(each),
        hex(16),
        hex(8),
        Map.of(
            "status", String.valueOf(each.code()),
            "duration_ms", String.valueOf(each.micros() / 1_000),
            "version", each.version()));
  }

  private String hex(int bytes) {
    byte[] id = new byte[bytes];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
