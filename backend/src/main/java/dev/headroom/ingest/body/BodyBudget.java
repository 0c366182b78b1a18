package dev.headroom.ingest.body;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies the process may hold at a time; each push leases its share. */
public final class BodyBudget {
  private final long bytesMax;
  private final AtomicLong leased = new AtomicLong();

  public BodyBudget(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  public long bytesMax() {
    return bytesMax;
  }

  public long leasedBytes() {
    return leased.get();
  }

  public Lease lease() {
    return new Lease();
  }

  /** One push's share, given back whole. For one thread at a time. */
  public final class Lease implements AutoCloseable {
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
