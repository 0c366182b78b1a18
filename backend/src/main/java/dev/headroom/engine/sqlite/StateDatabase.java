package dev.headroom.engine.sqlite;

import dev.headroom.engine.StateRecords;
import dev.headroom.engine.sqlite.table.SqliteRecords;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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
public final class StateDatabase implements StateStore<StateRecords>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StateDatabase.class);
  private static final int WAIT_MILLIS_MAX = 5_000;
  private static final int UPKEEP_SECONDS = 5;

  private final Path file;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final StateMetrics metrics;
  private final Reserve reserve;
  private final DeferredWork deferred;
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
    this.metrics = new StateMetrics(config.keptMax(), registry);
    this.deferred = new DeferredWork(config.keptMax(), metrics);
    this.reserve = new Reserve(file.resolveSibling("state.reserve"), config.reserveBytes());
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
      if (!FileDamage.isNoRoom(e) || !reserve.release()) {
        throw e;
      }
      connections = Connections.open(file, this::setAside);
    }
    failing = null;
  }

  private void setAside(String damage) throws IOException {
    Path aside = FileDamage.setAside(file, clock.instant());
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

  @Override
  public int deferred() {
    return metrics.deferred();
  }

  @Override
  public Optional<String> failing() {
    return Optional.ofNullable(failing);
  }

  /** Where the disk is full the reserve is given away and the work is done once more. */
  @Override
  public <T> T write(Function<? super StateRecords, T> work) throws IOException {
    return writeRaw(handle -> work.apply(new SqliteRecords(handle)));
  }

  private <T> T writeRaw(Function<Handle, T> work) throws IOException {
    long started = nanoTime.getAsLong();
    writing.lock();
    try {
      writeDeferred();
      T written = writeOrUseReserve(work);
      failing = null;
      return written;
    } catch (IOException e) {
      if (FileDamage.isTrouble(e.getCause())) {
        failing = String.valueOf(e.getMessage());
      }
      throw e;
    } finally {
      writing.unlock();
      metrics.written(nanoTime.getAsLong() - started);
    }
  }

  @Override
  public boolean writeOrDefer(Consumer<? super StateRecords> work, Deferral deferral)
      throws IOException {
    Function<Handle, Boolean> whole =
        handle -> {
          work.accept(new SqliteRecords(handle));
          return true;
        };
    writing.lock();
    try {
      return writeRaw(whole);
    } catch (IOException e) {
      if (closed || deferred.isFull()) {
        throw e;
      }
      deferred.add(new DeferredWork.DeferredPiece(whole, deferral));
      if (failing == null) {
        LOG.error("the state database cannot be written; incidents go on in memory", e);
      }
      failing = String.valueOf(e.getMessage());
      return false;
    } finally {
      writing.unlock();
    }
  }

  private void writeDeferred() throws IOException {
    for (DeferredWork.DeferredPiece next = deferred.oldest();
        next != null;
        next = deferred.oldest()) {
      writeOrUseReserve(next.work());
      deferred.done();
    }
  }

  private <T> T writeOrUseReserve(Function<Handle, T> work) throws IOException {
    try {
      return transact(open().writer(), work);
    } catch (IOException e) {
      if (e.getCause() == null || !FileDamage.isNoRoom(e.getCause()) || !reserve.release()) {
        throw e;
      }
      return transact(open().writer(), work);
    }
  }

  @Override
  public <T> T read(Function<? super StateRecords, T> work) throws IOException {
    return read(open().readers(), work);
  }

  @Override
  public <T> T readFirst(Function<? super StateRecords, T> work) throws IOException {
    return read(open().firstReader(), work);
  }

  private <T> T read(ConnectionPool pool, Function<? super StateRecords, T> work)
      throws IOException {
    long started = nanoTime.getAsLong();
    Handle reader = borrow(pool);
    try {
      return transact(reader, handle -> work.apply(new SqliteRecords(handle)));
    } finally {
      pool.add(reader);
      metrics.read(nanoTime.getAsLong() - started);
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

  private Handle borrow(ConnectionPool pool) throws IOException {
    try {
      Handle reader = pool.poll(WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
      if (reader == null) {
        metrics.failed();
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
      metrics.failed();
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
        writeRaw(handle -> handle.execute("PRAGMA user_version = " + Migrations.LATEST));
        LOG.info("the state database can be written again");
      }
      if (failing == null) {
        reserve.hold();
      }
      metrics.reserved(reserve.held());
    } catch (IOException | SQLException | RuntimeException e) {
      failed("is not usable yet", e);
    } finally {
      writing.unlock();
    }
  }

  private void failed(String what, Exception e) {
    metrics.failed();
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
