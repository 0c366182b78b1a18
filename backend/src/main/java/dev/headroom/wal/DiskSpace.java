package dev.headroom.wal;

import dev.headroom.disk.Disk;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * Keeps the log from taking the last of the disk: the other stores need room to work while batches
 * are refused. Safe for any thread.
 */
final class DiskSpace {
  private static final long MEASURE_INTERVAL_NANOS = 250_000_000L;
  private static final int RESERVED_PART = 20;

  private final Disk disk;
  private final long reserveBytes;
  private final LongSupplier nanoTime;
  private boolean measured;
  private long measuredAtNanos;
  private long usableBytes;
  private long keptBytes;

  DiskSpace(Disk disk, long reserveBytes, LongSupplier nanoTime) {
    this.disk = disk;
    this.reserveBytes = reserveBytes;
    this.nanoTime = nanoTime;
  }

  /** The disk has less room than is kept in reserve. */
  static final class DiskLow extends IOException {
    private static final long serialVersionUID = 1;

    DiskLow(String message) {
      super(message);
    }
  }

  /** Checks that the reserve is untouched; asks the disk at most four times a second. */
  synchronized void require() throws IOException {
    if (!measured || nanoTime.getAsLong() - measuredAtNanos >= MEASURE_INTERVAL_NANOS) {
      measure();
    }
    check(0);
  }

  /** Asks the disk whether so many bytes can be taken without touching the reserve. */
  synchronized void require(long bytes) throws IOException {
    measure();
    check(bytes);
  }

  private void measure() throws IOException {
    keptBytes = Math.min(reserveBytes, disk.totalBytes() / RESERVED_PART);
    usableBytes = disk.usableBytes();
    measuredAtNanos = nanoTime.getAsLong();
    measured = true;
  }

  private void check(long bytes) throws DiskLow {
    if (usableBytes - bytes < keptBytes) {
      throw new DiskLow(
          "the disk is nearly full: %d bytes free, %d wanted, %d kept in reserve"
              .formatted(usableBytes, bytes, keptBytes));
    }
  }
}
