package dev.headroom.engine.sqlite;

import dev.headroom.disk.HeldFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells a damaged database from one that cannot be used for another reason, and sets it aside. */
final class FileDamage {
  /** The database, its log and the index of that log. */
  private static final List<String> ENDINGS = List.of("", "-wal", "-shm");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int PRIMARY_CODE = 0xff;

  private FileDamage() {}

  /**
   * Looks at every page of a file.
   *
   * @return what is wrong with it; empty if nothing is, or there is no file
   * @throws SQLException if it cannot be looked at for another reason than damage
   */
  static Optional<String> find(Path file, DataSource source) throws SQLException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
      String result = row.next() ? row.getString(1) : "no answer";
      return result.equals("ok") ? Optional.empty() : Optional.of(result);
    } catch (SQLException e) {
      if (isDamage(e)) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  /**
   * Work that fails, and is undone, where the files are not in their place at its end: what is
   * committed to a file that has lost its name is not found by the next start.
   */
  static <T> Function<Handle, T> inPlace(HeldFiles files, Function<Handle, T> work) {
    return handle -> {
      T written = work.apply(handle);
      Optional<String> lost = files.lost();
      if (lost.isPresent()) {
        throw new ConnectionException(
            new SQLiteException(lost.get(), SQLiteErrorCode.SQLITE_READONLY_DBMOVED));
      }
      return written;
    };
  }

  static boolean isDamage(SQLException e) {
    return is(e, SQLiteErrorCode.SQLITE_NOTADB) || is(e, SQLiteErrorCode.SQLITE_CORRUPT);
  }

  /** Whether room on the disk may help. */
  static boolean isNoRoom(Throwable e) {
    return e instanceof SQLException sql
        && (is(sql, SQLiteErrorCode.SQLITE_FULL)
            || is(sql, SQLiteErrorCode.SQLITE_IOERR)
            || is(sql, SQLiteErrorCode.SQLITE_CANTOPEN));
  }

  /** Whether the file or its disk is at fault, not what was asked of it. */
  static boolean isTrouble(@Nullable Throwable e) {
    return e instanceof SQLException sql
        && (isDamage(sql)
            || isNoRoom(sql)
            || is(sql, SQLiteErrorCode.SQLITE_READONLY)
            || is(sql, SQLiteErrorCode.SQLITE_PROTOCOL));
  }

  private static boolean is(SQLException e, SQLiteErrorCode code) {
    return e instanceof SQLiteException sqlite
        && (sqlite.getResultCode().code & PRIMARY_CODE) == code.code;
  }

  /**
   * Gives the file, and those that belong to it, names nobody uses.
   *
   * @return the new name
   */
  static Path setAside(Path file, Instant at) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(at));
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(at) + "-" + i);
    }
    for (String ending : ENDINGS) {
      Path part = file.resolveSibling(file.getFileName() + ending);
      if (Files.exists(part)) {
        Files.move(part, aside.resolveSibling(aside.getFileName() + ending));
      }
    }
    return aside;
  }
}
