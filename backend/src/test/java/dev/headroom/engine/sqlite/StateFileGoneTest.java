package dev.headroom.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.engine.StateRecords;
import dev.headroom.engine.sqlite.table.SqliteRecords;
import dev.headroom.storage.StateStore.Deferral;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is said to be durable that the next start would not find. */
class StateFileGoneTest {
  @TempDir Path folder;
  private final List<String> deferrals = new ArrayList<>();
  private Path file;
  private Path log;
  private StateDatabase database;

  private final Deferral deferral =
      new Deferral() {
        @Override
        public void deferred() {
          deferrals.add("deferred");
        }

        @Override
        public void written() {
          deferrals.add("written");
        }
      };

  /** What somebody does to the files of a database that is in use. */
  enum Mishap {
    REMOVED("state.db was removed"),
    REPLACED("state.db was replaced"),
    CUT("state.db was cut"),
    LOG_REMOVED("state.db-wal was removed"),
    FOLDER_MOVED("state.db was removed");

    private final String said;

    Mishap(String said) {
      this.said = said;
    }

    void happen(Path file, Path log) throws IOException {
      switch (this) {
        case REMOVED -> Files.delete(file);
        case REPLACED -> {
          Path copy = Files.copy(file, file.resolveSibling("copy"));
          Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
        }
        case CUT -> Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        case LOG_REMOVED -> Files.delete(log);
        case FOLDER_MOVED ->
            Files.move(file.resolveSibling(""), file.resolveSibling("../elsewhere").normalize());
      }
    }
  }

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("data/state.db");
    log = folder.resolve("data/state.db-wal");
    database = StateDatabase.open(file, System::nanoTime, new CollectorRegistry());
    database.write(records -> note(records, "before"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static int note(StateRecords records, String name) {
    return ((SqliteRecords) records)
        .handle()
        .execute("INSERT INTO heartbeats (name, last_at, beats) VALUES (?, 0, 1)", name);
  }

  private static List<String> notes(StateDatabase of) throws IOException {
    return of.read(records ->
        ((SqliteRecords) records)
            .handle()
            .createQuery("SELECT name FROM heartbeats ORDER BY name")
            .mapTo(String.class)
            .list());
  }

  @ParameterizedTest
  @EnumSource(Mishap.class)
  void aWriteIsRefusedAndSaysWhy(Mishap mishap) throws Exception {
    mishap.happen(file, log);
    assertThatThrownBy(() -> database.write(records -> note(records, "lost")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(mishap.said);
    assertThat(database.failing()).hasValueSatisfying(why -> assertThat(why).contains(mishap.said));
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenOnceTheFileIsBack() throws Exception {
    Path away = folder.resolve("away");
    Files.move(file, away);
    assertThat(database.writeOrDefer(records -> note(records, "later"), deferral)).isFalse();
    assertThat(database.deferred()).isEqualTo(1);
    Files.move(away, file);
    database.write(records -> note(records, "now"));
    assertThat(deferrals).containsExactly("deferred", "written");
    assertThat(database.failing()).isEmpty();
    database.close();
    try (StateDatabase next = StateDatabase.open(file, System::nanoTime, new CollectorRegistry())) {
      assertThat(notes(next)).containsExactly("before", "later", "now");
    }
  }

  @Test
  void itIsNoticedWithoutAWrite() throws Exception {
    Files.move(file, folder.resolve("away"));
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (database.failing().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    assertThat(database.failing()).isPresent();
  }
}
