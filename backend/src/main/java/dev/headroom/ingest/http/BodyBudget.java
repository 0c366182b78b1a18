package dev.headroom.ingest.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies the process may hold at a time; each push leases its share. */
final class BodyBudget {
  private final long bytesMax;
  private final AtomicLong leased = new AtomicLong();

  BodyBudget(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  long bytesMax() {
    return bytesMax;
  }

  long leasedBytes() {
    return leased.get();
  }

  Lease lease() {
    return new Lease();
  }

  /** One push's share, given back whole. For one thread at a time. */
  final class Lease implements AutoCloseable {
    private long bytes;

    /** Takes so many bytes more, if there is room. */
    boolean take(long more) {
      if (leased.addAndGet(more) > bytesMax) {
        leased.addAndGet(-more);
        return false;
      }
      bytes += more;
      return true;
    }

    @Override
    public void close() {
      leased.addAndGet(-bytes);
      bytes = 0;
    }
  }
}
