package dev.headroom.engine.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a state database up to date with the scripts packed in the jar. */
final class Migrations {
  /** Version of the last script in {@code db/migration}; kept in the file as user_version. */
  static final int LATEST = 16;

  private static final String SCRIPTS = "classpath:db/migration";

  private Migrations() {}

  /**
   * Applies what the file lacks. A file that says it is up to date is believed: loading Flyway only
   * to hear the same would cost every start half a second.
   */
  static void apply(Path file, DataSource source) throws IOException, SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      int version = version(statement);
      if (version > LATEST) {
        throw new IOException(
            "state database %s was written by a newer version of Headroom (tables %d, known %d)"
                .formatted(file, version, LATEST));
      }
      if (version < LATEST) {
        migrate(source);
        statement.execute("PRAGMA user_version = " + LATEST);
      }
    } catch (FlywayException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw sql;
      }
      throw new IOException("state database " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static void migrate(DataSource source) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations(SCRIPTS)
        .loggers("slf4j")
        .load()
        .migrate();
  }
}
