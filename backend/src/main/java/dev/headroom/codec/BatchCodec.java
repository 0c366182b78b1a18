package dev.headroom.codec;

import dev.headroom.codec.ByteReader.DamagedBytes;
import dev.headroom.model.Batch;
import dev.headroom.model.ChangeEvent;
import dev.headroom.model.LogRecord;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.PromiseChange;
import dev.headroom.model.SeriesData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A batch as bytes and back. Every encoded batch stands alone; docs/format/wal.md has the layout.
 */
public final class BatchCodec {
  private static final int VERSION = 2;

  /** The same without promises and without kinds of series that were not there yet. */
  private static final int VERSION_MIN = 1;

  private static final int SERIES_BYTES_GUESS = 96;
  private static final int LOG_BYTES_GUESS = 256;

  private BatchCodec() {}

  /** Appends a batch to what the writer holds already. */
  public static void encode(Batch batch, ByteWriter out) {
    out.octet(VERSION);
    out.signed(batch.receivedAtMillis());
    out.unsigned(batch.series().size());
    SeriesEncoder series = new SeriesEncoder(out, batch.receivedAtMillis());
    for (SeriesData each : batch.series()) {
      series.write(each);
    }
    out.unsigned(batch.metadata().size());
    for (MetricMetadata each : batch.metadata()) {
      encode(each, out);
    }
    out.unsigned(batch.logs().size());
    long previousNanos = 0;
    for (LogRecord each : batch.logs()) {
      out.signed(each.timeUnixNanos() - previousNanos);
      previousNanos = each.timeUnixNanos();
      encode(each, out);
    }
    out.unsigned(batch.changes().size());
    for (ChangeEvent each : batch.changes()) {
      encode(each, out);
    }
    out.unsigned(batch.promises().size());
    for (PromiseChange each : batch.promises()) {
      encode(each, out);
    }
  }

  /** About how many bytes a batch will take, so that the writer need not grow often. */
  public static int bytesGuess(Batch batch) {
    long guess =
        (long) SERIES_BYTES_GUESS * batch.series().size()
            + (long) LOG_BYTES_GUESS * batch.logs().size();
    return (int) Math.min(guess, 1 << 20);
  }

  /**
   * Reads one batch, which must fill the bytes to the last.
   *
   * @throws IOException if the bytes are not an encoded batch
   */
  public static Batch decode(ByteReader in) throws IOException {
    try {
      int version = in.octet();
      if (version < VERSION_MIN || version > VERSION) {
        throw new IOException(
            "batch version %d, this program knows %d to %d"
                .formatted(version, VERSION_MIN, VERSION));
      }
      Batch batch = decodeFields(version, in);
      in.expectEnd();
      return batch;
    } catch (DamagedBytes damaged) {
      throw new IOException(damaged.getMessage(), damaged);
    } catch (IllegalArgumentException nonsense) {
      throw new IOException("a value refuses its parts: " + nonsense.getMessage(), nonsense);
    }
  }

  private static Batch decodeFields(int version, ByteReader in) {
    long receivedAtMillis = in.signed();
    return new Batch(
        receivedAtMillis,
        series(in, receivedAtMillis),
        list(in, 5, BatchCodec::metadata),
        logs(in),
        list(in, 6, BatchCodec::change),
        version == VERSION_MIN ? List.of() : list(in, 3, BatchCodec::promise));
  }

  private static List<SeriesData> series(ByteReader in, long receivedAtMillis) {
    SeriesDecoder series = new SeriesDecoder(in, receivedAtMillis);
    return list(in, 4, each -> series.read());
  }

  private static void encode(MetricMetadata metadata, ByteWriter out) {
    out.text(metadata.metric());
    out.text(metadata.kind().name());
    out.text(metadata.unit());
    out.text(metadata.help());
    out.text(metadata.originalName());
  }

  private static MetricMetadata metadata(ByteReader in) {
    return new MetricMetadata(
        in.text(), MetricMetadata.MetricKind.valueOf(in.text()), in.text(), in.text(), in.text());
  }

  private static void encode(LogRecord log, ByteWriter out) {
    out.text(log.service());
    out.signed(log.severity());
    out.text(log.body());
    out.text(log.traceId());
    out.text(log.spanId());
    out.unsigned(log.attributes().size());
    for (Map.Entry<String, String> each : log.attributes().entrySet()) {
      out.text(each.getKey());
      out.text(each.getValue());
    }
  }

  private static List<LogRecord> logs(ByteReader in) {
    int count = in.count(7);
    List<LogRecord> logs = new ArrayList<>(count);
    long nanos = 0;
    for (int i = 0; i < count; i++) {
      nanos += in.signed();
      logs.add(log(nanos, in));
    }
    return logs;
  }

  private static LogRecord log(long nanos, ByteReader in) {
    return new LogRecord(
        nanos, in.text(), in.signedInt(), in.text(), in.text(), in.text(), attributes(in));
  }

  private static Map<String, String> attributes(ByteReader in) {
    int count = in.count(2);
    Map<String, String> attributes = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      attributes.put(in.text(), in.text());
    }
    return attributes;
  }

  private static void encode(ChangeEvent change, ByteWriter out) {
    out.signed(change.timeMillis());
    out.text(change.kind());
    out.text(change.service());
    out.text(change.version());
    out.text(change.summary());
    out.text(change.url());
  }

  private static ChangeEvent change(ByteReader in) {
    return new ChangeEvent(in.signed(), in.text(), in.text(), in.text(), in.text(), in.text());
  }

  private static void encode(PromiseChange promise, ByteWriter out) {
    out.signed(promise.atMillis());
    out.text(promise.objective());
    out.text(promise.definition());
  }

  private static PromiseChange promise(ByteReader in) {
    long atMillis = in.signed();
    return new PromiseChange(in.text(), in.text(), atMillis);
  }

  private static <T> List<T> list(
      ByteReader in, int bytesEachMin, Function<ByteReader, T> element) {
    int count = in.count(bytesEachMin);
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(element.apply(in));
    }
    return list;
  }
}
