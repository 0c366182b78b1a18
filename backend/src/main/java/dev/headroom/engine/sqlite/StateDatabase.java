package dev.headroom.engine.sqlite;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SQLite file with one writer and a few readers. A write is on disk when {@link #write}
 * returns: the journal is a write-ahead log, synchronous at every commit.
 *
 * <p>A file that is damaged is set aside and begun anew. A file that cannot be opened, because the
 * disk is full, keeps nobody from starting: until it can, everything asked of it is an IOException.
 */
public final class StateDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StateDatabase.class);
  private static final int WAIT_MILLIS_MAX = 5_000;
  private static final int UPKEEP_SECONDS = 5;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Path file;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Histogram.Child readSeconds;
  private final Histogram.Child writeSeconds;
  private final Counter failures;
  private final Gauge reserved;
  private final Gauge keptGauge;
  private final Reserve reserve;
  private final int keptMax;
  private final ArrayDeque<Kept> kept = new ArrayDeque<>();
  private final ScheduledExecutorService upkeep =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("state-upkeep").factory());
  private final ReentrantLock writing = new ReentrantLock(true);
  private volatile @Nullable Connections connections;
  private volatile boolean closed;
  private volatile @Nullable String failing;
  private volatile @Nullable Path setAside;

  private StateDatabase(
      Path file,
      StateConfig config,
      InstantSource clock,
      LongSupplier nanoTime,
      CollectorRegistry registry) {
    this.file = file;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.keptMax = config.keptMax();
    this.reserve = new Reserve(file.resolveSibling("state.reserve"), config.reserveBytes());
    Histogram seconds =
        Histogram.build("headroom_state_transaction_seconds", "One transaction, waiting included.")
            .labelNames("kind")
            .buckets(.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5)
            .register(registry);
    this.readSeconds = seconds.labels("read");
    this.writeSeconds = seconds.labels("write");
    this.failures =
        Counter.build("headroom_state_failures_total", "Transactions that failed.")
            .register(registry);
    this.reserved =
        Gauge.build("headroom_state_reserve_bytes", "Room on the disk held back for the database.")
            .register(registry);
    this.keptGauge =
        Gauge.build("headroom_state_kept", "Pieces of work in memory that could not be written.")
            .register(registry);
    Gauge.build("headroom_state_kept_limit", "Most such pieces.").register(registry).set(keptMax);
  }

  /** Opens a file without a reserve; see the other method. */
  public static StateDatabase open(Path file, LongSupplier nanoTime, CollectorRegistry registry)
      throws IOException {
    return open(
        file,
        new StateConfig(0, StateConfig.defaults().keptMax()),
        InstantSource.system(),
        nanoTime,
        registry);
  }

  /**
   * Opens the file, creating it and its folder if needed, and applies the migrations it lacks. One
   * that is damaged is renamed first, {@link #setAside} says to what.
   *
   * @param clock wall time, for the name of a damaged file
   * @param nanoTime monotonic time, for measuring
   * @throws IOException if the file was written by a newer version, or the folder cannot be made
   */
  public static StateDatabase open(
      Path file,
      StateConfig config,
      InstantSource clock,
      LongSupplier nanoTime,
      CollectorRegistry registry)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    StateDatabase database = new StateDatabase(file, config, clock, nanoTime, registry);
    database.start();
    return database;
  }

  private void start() throws IOException {
    writing.lock();
    try {
      connect();
    } catch (SQLException e) {
      failed("cannot be opened", e);
    } finally {
      writing.unlock();
    }
    var _ = upkeep.scheduleWithFixedDelay(this::upkeep, 0, UPKEEP_SECONDS, TimeUnit.SECONDS);
  }

  /** Opens the file; where room is wanting, once more with the reserve given away. */
  private void connect() throws IOException, SQLException {
    try {
      connections = Connections.open(file, this::setAside);
    } catch (SQLException e) {
      if (!Damage.isNoRoom(e) || !reserve.release()) {
        throw e;
      }
      connections = Connections.open(file, this::setAside);
    }
    failing = null;
  }

  private void setAside(String damage) throws IOException {
    Path aside = Damage.setAside(file, clock.instant());
    setAside = aside;
    LOG.error(
        "the state database is damaged ({}): it is kept as {} and a new one is begun; incidents of"
            + " before are not known",
        damage,
        aside);
  }

  /** What a damaged database was renamed to by this start; empty if none was. */
  public Optional<Path> setAside() {
    return Optional.ofNullable(setAside);
  }

  /** How many pieces of work could not be written and are kept in memory. */
  public int kept() {
    return (int) keptGauge.get();
  }

  /** Why nothing can be written at the moment; empty while it can. */
  public Optional<String> failing() {
    return Optional.ofNullable(failing);
  }

  /**
   * Does the work in one transaction, after every earlier write. If the work throws, nothing of it
   * stays. Where the disk is full the reserve is given away and the work is done once more.
   *
   * @throws IOException if the database cannot do it; nothing was written then
   */
  public <T> T write(Function<Handle, T> work) throws IOException {
    long started = nanoTime.getAsLong();
    writing.lock();
    try {
      writeKept();
      T written = writeOrUseReserve(work);
      failing = null;
      return written;
    } catch (IOException e) {
      if (Damage.isTrouble(e.getCause())) {
        failing = String.valueOf(e.getMessage());
      }
      throw e;
    } finally {
      writing.unlock();
      writeSeconds.observe((nanoTime.getAsLong() - started) / NANOS_PER_SECOND);
    }
  }

  /** Work that could not be done. */
  private record Kept(Function<Handle, ?> work, Keeping keeping) {}

  /** Is told what becomes of work that is kept; must be quick. */
  public interface Keeping {
    /** It could not be done; on the thread that asked for it, before anything else is written. */
    void kept();

    /** It is done after all; on any thread. */
    void written();
  }

  /**
   * Does the work as {@link #write} does, or keeps it: it is then done before any later write, as
   * soon as the database can. What is kept ends with the process.
   *
   * @param work may be done on another thread, and several times
   * @return whether it is done
   * @throws IOException if it cannot be done and too much is kept already
   */
  public boolean writeOrKeep(Function<Handle, ?> work, Keeping keeping) throws IOException {
    writing.lock();
    try {
      write(work::apply);
      return true;
    } catch (IOException e) {
      if (closed || kept.size() >= keptMax) {
        throw e;
      }
      keeping.kept();
      kept.add(new Kept(work, keeping));
      keptGauge.set(kept.size());
      if (failing == null) {
        LOG.error("the state database cannot be written; incidents go on in memory", e);
      }
      failing = String.valueOf(e.getMessage());
      return false;
    } finally {
      writing.unlock();
    }
  }

  private void writeKept() throws IOException {
    for (Kept next = kept.peek(); next != null; next = kept.peek()) {
      Function<Handle, ?> work = next.work();
      writeOrUseReserve(work::apply);
      kept.remove();
      keptGauge.set(kept.size());
      next.keeping().written();
    }
  }

  private <T> T writeOrUseReserve(Function<Handle, T> work) throws IOException {
    try {
      return transact(open().writer(), work);
    } catch (IOException e) {
      if (e.getCause() == null || !Damage.isNoRoom(e.getCause()) || !reserve.release()) {
        throw e;
      }
      return transact(open().writer(), work);
    }
  }

  /**
   * Reads one consistent snapshot: all writes that had returned before, none that come after.
   *
   * @throws IOException if the database cannot be read, or no connection comes free within seconds
   */
  public <T> T read(Function<Handle, T> work) throws IOException {
    return read(open().readers(), work);
  }

  /**
   * The same on a connection that is kept for those who send pages: whoever else reads, they wait
   * for one another at most.
   */
  public <T> T readFirst(Function<Handle, T> work) throws IOException {
    return read(open().firstReader(), work);
  }

  private <T> T read(Connections.Pool pool, Function<Handle, T> work) throws IOException {
    long started = nanoTime.getAsLong();
    Handle reader = borrow(pool);
    try {
      return transact(reader, work);
    } finally {
      pool.add(reader);
      readSeconds.observe((nanoTime.getAsLong() - started) / NANOS_PER_SECOND);
    }
  }

  private Connections open() throws IOException {
    Connections now = connections;
    if (closed) {
      throw new IOException("state database is closed");
    }
    if (now == null) {
      throw new IOException("state database cannot be opened: " + failing);
    }
    return now;
  }

  private Handle borrow(Connections.Pool pool) throws IOException {
    try {
      Handle reader = pool.poll(WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
      if (reader == null) {
        failures.inc();
        throw new IOException("state database is busy: all reads are under way");
      }
      return reader;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the state database");
    }
  }

  private <T> T transact(Handle handle, Function<Handle, T> work) throws IOException {
    open();
    try {
      return handle.inTransaction(work::apply);
    } catch (JdbiException e) {
      failures.inc();
      throw Connections.unwrapped("state database", e);
    }
  }

  /** Opens what could not be opened, finds out whether it can be written again, holds room back. */
  private void upkeep() {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      if (connections == null) {
        connect();
        LOG.info("the state database is open");
      } else if (failing != null) {
        // Writes the first page as it is: the smallest thing that needs room.
        write(handle -> handle.execute("PRAGMA user_version = " + Migrations.LATEST));
        LOG.info("the state database can be written again");
      }
      if (failing == null) {
        reserve.hold();
      }
      reserved.set((double) reserve.held());
    } catch (IOException | SQLException | RuntimeException e) {
      failed("is not usable yet", e);
    } finally {
      writing.unlock();
    }
  }

  private void failed(String what, Exception e) {
    failures.inc();
    if (failing == null) {
      LOG.error("the state database {}; trying again", what, e);
    }
    failing = String.valueOf(e.getMessage());
  }

  /** Waits for work under way and closes the file; later work is refused. */
  @Override
  public void close() {
    closed = true;
    upkeep.shutdownNow();
    writing.lock();
    try {
      Connections open = connections;
      if (open != null) {
        open.close();
      }
    } finally {
      writing.unlock();
    }
  }
}
