package dev.headroom.engine.sqlite;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** A state database's file, as another program sees it that has it open as well. */
public final class StateFile {
  private final Path file;

  /** With its tables and nothing in them; making them takes ten times as long as opening them. */
  private static final byte[] EMPTY = empty();

  private static byte[] empty() {
    try {
      Path file = Files.createTempDirectory("headroom-state").resolve("state.db");
      StateDatabase.open(file, System::nanoTime, new CollectorRegistry()).close();
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(file.getParent());
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a folder has its state database: one that is new and empty, unless there is one. */
  public static Path in(Path folder) throws IOException {
    Path file = folder.resolve("state.db");
    if (Files.notExists(file)) {
      Files.write(file, EMPTY);
    }
    return file;
  }

  public StateFile(Path file) {
    this.file = file;
  }

  /** Makes a kind of statement fail, for example {@code UPDATE ON deliveries}, until mended. */
  public void breakTable(String statement) {
    execute("CREATE TRIGGER broken BEFORE " + statement + " BEGIN SELECT RAISE(ABORT, 'no'); END");
  }

  public void mend() {
    execute("DROP TRIGGER broken");
  }

  public void execute(String... statements) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public int rows(String table) {
    return Integer.parseInt(texts("SELECT count(*) FROM " + table).getFirst());
  }

  /** The first column of what a query finds. */
  public List<String> texts(String query) {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Connection open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    return config.createConnection("jdbc:sqlite:" + file);
  }
}
