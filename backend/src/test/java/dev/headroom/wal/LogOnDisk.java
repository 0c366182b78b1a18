package dev.headroom.wal;

import dev.headroom.disk.Disk;
import dev.headroom.disk.SimulatedDisk;
import dev.headroom.storage.LogDriver;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A log on a simulated disk, with a clock that only tests move. */
public final class LogOnDisk implements AutoCloseable {
  /** Small enough that a few dozen batches fill a segment; no reserve. */
  public static final WalConfig CONFIG = new WalConfig(4 << 10, 2 << 10, 64 << 10, 1_000, 2_000, 0);

  public final CollectorRegistry registry = new CollectorRegistry();
  public final AtomicLong nanos = new AtomicLong();
  public final SegmentedLog log;
  public final LogDriver driver;

  public LogOnDisk(SimulatedDisk disk) throws IOException {
    this(disk, CONFIG);
  }

  public LogOnDisk(SimulatedDisk disk, WalConfig config) throws IOException {
    log = SegmentedLog.open(disk, config, nanos::get, registry);
    log.start(0, 0);
    driver = new LogDriver(log);
  }

  public double metric(String name) {
    Double value = registry.getSampleValue("headroom_wal_" + name);
    if (value == null) {
      throw new IllegalArgumentException("no metric " + name);
    }
    return value;
  }

  public void pass(long millis) {
    nanos.addAndGet(millis * 1_000_000);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }

  /** A record as it lies on the disk. */
  public record Placed(long number, String file, int from, int to) {}

  /** Where the records of a log without gaps lie. */
  public static List<Placed> records(SimulatedDisk disk) throws IOException {
    List<Placed> records = new ArrayList<>();
    for (String name : disk.list()) {
      if (Segment.isName(name)) {
        Disk.File file = disk.open(name);
        Segment segment = Segment.read(name, file).orElseThrow();
        try (SegmentReader reader =
            new SegmentReader(segment, file, segment.base(), segment.limit())) {
          while (reader.next() instanceof SegmentReader.WholeRecord whole) {
            long number = whole.payload().batch().receivedAtMillis();
            int from = (int) segment.fileOffset(whole.start());
            records.add(new Placed(number, name, from, (int) segment.fileOffset(whole.end())));
          }
        }
      }
    }
    return records;
  }
}
