package dev.headroom.state;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file with one writer and a few readers. A write is on disk when {@link #write}
 * returns: the journal is a write-ahead log, synchronous at every commit.
 */
public final class StateDatabase implements AutoCloseable {
  private static final int READERS = 3;
  private static final int BUSY_MILLIS_MAX = 5_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanoTime;
  private final Histogram.Child readSeconds;
  private final Histogram.Child writeSeconds;
  private final Counter failures;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final Handle writer;
  private final BlockingQueue<Handle> readers = new ArrayBlockingQueue<>(READERS);
  private volatile boolean closed;

  private StateDatabase(Path file, LongSupplier nanoTime, CollectorRegistry registry) {
    this.nanoTime = nanoTime;
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
    this.writer = Jdbi.create(source(file, TransactionMode.IMMEDIATE)).open();
    Jdbi reading = Jdbi.create(source(file, TransactionMode.DEFERRED));
    for (int i = 0; i < READERS; i++) {
      readers.add(reading.open());
    }
  }

  /**
   * Opens the file, creating it and its folder if needed, and applies the migrations it lacks.
   *
   * @param nanoTime monotonic time, for measuring
   * @throws IOException if the file cannot be opened, is not a database, or was written by a newer
   *     version
   */
  public static StateDatabase open(Path file, LongSupplier nanoTime, CollectorRegistry registry)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Migrations.apply(file, source(file, TransactionMode.IMMEDIATE));
    try {
      return new StateDatabase(file, nanoTime, registry);
    } catch (JdbiException e) {
      throw unwrapped("state database " + file + " cannot be opened", e);
    }
  }

  private static SQLiteDataSource source(Path file, TransactionMode transactions) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS_MAX);
    config.setTransactionMode(transactions);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /**
   * Does the work in one transaction, after every earlier write. If the work throws, nothing of it
   * stays.
   *
   * @throws IOException if the database cannot do it; nothing was written then
   */
  public <T> T write(Function<Handle, T> work) throws IOException {
    long started = nanoTime.getAsLong();
    writing.lock();
    try {
      return transact(writer, work);
    } finally {
      writing.unlock();
      writeSeconds.observe((nanoTime.getAsLong() - started) / NANOS_PER_SECOND);
    }
  }

  /**
   * Reads one consistent snapshot: all writes that had returned before, none that come after.
   *
   * @throws IOException if the database cannot be read, or no connection comes free within seconds
   */
  public <T> T read(Function<Handle, T> work) throws IOException {
    long started = nanoTime.getAsLong();
    Handle reader = borrow();
    try {
      return transact(reader, work);
    } finally {
      readers.add(reader);
      readSeconds.observe((nanoTime.getAsLong() - started) / NANOS_PER_SECOND);
    }
  }

  private void refuseIfClosed() throws IOException {
    if (closed) {
      throw new IOException("state database is closed");
    }
  }

  private Handle borrow() throws IOException {
    refuseIfClosed();
    try {
      Handle reader = readers.poll(BUSY_MILLIS_MAX, TimeUnit.MILLISECONDS);
      if (reader == null) {
        failures.inc();
        throw new IOException("state database is busy: " + READERS + " reads are under way");
      }
      return reader;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the state database");
    }
  }

  private <T> T transact(Handle handle, Function<Handle, T> work) throws IOException {
    refuseIfClosed();
    try {
      return handle.inTransaction(work::apply);
    } catch (JdbiException e) {
      failures.inc();
      throw unwrapped("state database", e);
    }
  }

  /** Without what Jdbi adds: the statement and all that was bound to it. */
  private static IOException unwrapped(String what, JdbiException e) {
    Throwable cause = e.getCause() instanceof SQLException sql ? sql : e;
    return new IOException(what + ": " + cause.getMessage(), cause);
  }

  /** Waits for work under way and closes the file; later work is refused. */
  @Override
  public void close() {
    closed = true;
    List<Handle> idle = new ArrayList<>();
    writing.lock();
    try {
      while (idle.size() < READERS) {
        idle.add(readers.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      idle.forEach(Handle::close);
      writer.close();
      writing.unlock();
    }
  }
}
