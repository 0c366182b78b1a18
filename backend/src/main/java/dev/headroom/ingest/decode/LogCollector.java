package dev.headroom.ingest.decode;

import dev.headroom.model.Batch;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the log records of one push; limits and times are checked here. For one thread. */
public final class LogCollector {
  private final Body body;
  private final DecodeLimits limits;
  private final LogLimits recordLimits;
  private final Rejections rejections;
  private final List<LogRecord> records = new ArrayList<>();
  private int seen;
  private boolean timed = true;

  public LogCollector(Body body, DecodeLimits limits) {
    this(body, limits, new Rejections());
  }

  /**
   * @param rejections where what cannot be taken is told; may hold some already
   */
  public LogCollector(Body body, DecodeLimits limits, Rejections rejections) {
    this.body = body;
    this.rejections = rejections;
    this.limits = limits;
    this.recordLimits = new LogLimits(limits, body.receivedAtMillis());
  }

  /**
   * Counts one record more, good or bad, before it is read.
   *
   * @throws BodyException if there are too many
   */
  public void count() throws BodyException {
    if (++seen > limits.pointsPerRequestMax()) {
      throw BodyException.limit("records", "pointsPerRequestMax", limits.pointsPerRequestMax());
    }
  }

  /**
   * Adds a record, or rejects it.
   *
   * @param line where it stands in the body; 0 where the format has no lines
   * @param toldItsTime whether its time is the sender's
   */
  public void add(int line, LogRecord record, boolean toldItsTime) {
    Optional<Rejection> refused = recordLimits.refuse(record);
    if (refused.isPresent()) {
      reject(line, refused.get().reason(), refused.get().detail());
      return;
    }
    records.add(record);
    timed &= toldItsTime;
  }

  public void reject(int line, String reason, String detail) {
    rejections.addLine(line, reason, detail);
  }

  public Decoded decoded() {
    return new Decoded(Batch.ofLogs(body.receivedAtMillis(), records), timed, rejections);
  }
}
