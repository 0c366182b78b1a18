package dev.headroom.engine.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The open connections to one file.
 *
 * @param readers for everybody
 * @param firstReader for those who send pages
 */
record Connections(Handle writer, ConnectionPool readers, ConnectionPool firstReader) {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final int READERS = 3;
  private static final int BUSY_MILLIS_MAX = 5_000;

  /** Is told that the file is damaged, and moves it out of the way. */
  interface SettingAside {
    void damaged(String how) throws IOException;
  }

  static Connections open(Path file, SettingAside settingAside) throws IOException, SQLException {
    SQLiteDataSource writing = source(file, TransactionMode.IMMEDIATE);
    Optional<String> damage = FileDamage.find(file, writing);
    if (damage.isPresent()) {
      settingAside.damaged(damage.get());
    }
    try {
      Migrations.apply(file, writing);
      Jdbi reading = Jdbi.create(source(file, TransactionMode.DEFERRED));
      return new Connections(
          Jdbi.create(writing).open(),
          new ConnectionPool(READERS, reading),
          new ConnectionPool(1, reading));
    } catch (JdbiException e) {
      throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e);
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

  /** Without what Jdbi adds: the statement and all that was bound to it. */
  static IOException unwrapped(String what, JdbiException e) {
    Throwable cause = e.getCause() instanceof SQLException sql ? sql : e;
    return new IOException(what + ": " + cause.getMessage(), cause);
  }

  void close() {
    try {
      readers.close();
      firstReader.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeWriter();
    }
  }

  /** A file that is gone cannot even have a transaction undone. */
  private void closeWriter() {
    try {
      writer.close();
    } catch (CloseException e) {
      LOG.warn("the last transaction of the state database could not be undone", e);
    }
  }
}
