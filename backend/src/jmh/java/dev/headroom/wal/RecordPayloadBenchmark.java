package dev.headroom.wal;

import dev.headroom.model.Batch;
import dev.headroom.model.BatchKey;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.SeriesData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the log does to a batch before it is written, and after it is read: 500 samples or lines.
 */
@State(Scope.Thread)
public class RecordPayloadBenchmark {
  private static final int SIZE = 500;
  private static final long NOW = 1_770_000_000_000L;

  private final BatchKey key =
      new BatchKey(new BatchKey.Digest(1, 2), new BatchKey.Digest(3, 4), true);
  private Batch samples;
  private Batch logs;
  private RecordPayload written;

  @Setup
  public void batches() {
    List<SeriesData> series =
        IntStream.range(0, SIZE).mapToObj(RecordPayloadBenchmark::sample).toList();
    samples = Batch.ofSeries(NOW, series);
    logs =
        Batch.ofLogs(NOW, IntStream.range(0, SIZE).mapToObj(RecordPayloadBenchmark::log).toList());
    written = RecordPayload.of(samples, key);
  }

  @Benchmark
  public Object write500Samples() {
    return RecordPayload.of(samples, key);
  }

  @Benchmark
  public Object write500LogRecords() {
    return RecordPayload.of(logs, key);
  }

  @Benchmark
  public Batch read500Samples() throws IOException {
    return written.batch();
  }

  private static SeriesData sample(int number) {
    Labels labels =
        Labels.of(
            Labels.NAME,
            "http_requests_total",
            "instance",
            "10.0.0." + number % 50 + ":9100",
            "job",
            "checkout",
            "path",
            "/cart/" + number);
    return new SeriesData.Floats(labels, new long[] {NOW}, new double[] {1_000_000 + number});
  }

  private static LogRecord log(int number) {
    return new LogRecord(
        (NOW + number) * 1_000_000,
        "checkout",
        17,
        "payment of order " + number + " was declined by the bank",
        "",
        "",
        Map.of("order.id", "o-" + number, "bank", "northern"));
  }
}
