package dev.headroom.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.engine.StateRecords;
import dev.headroom.engine.sqlite.table.SqliteRecords;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDatabaseTest {
  @TempDir Path folder;
  private CollectorRegistry registry = new CollectorRegistry();
  private Path file;

  @BeforeEach
  void path() {
    file = folder.resolve("state").resolve("state.db");
  }

  private StateDatabase open() throws IOException {
    registry = new CollectorRegistry();
    return StateDatabase.open(file, System::nanoTime, registry);
  }

  /** What the tables do not offer: statements as they are. */
  private static Handle sql(StateRecords records) {
    return ((SqliteRecords) records).handle();
  }

  private static int note(StateRecords records, String text) {
    return sql(records)
        .execute(
            "INSERT INTO timeline (incident, at, kind, source, owner, description, details)"
                + " VALUES ('inc-1', 0, 'note', '', '', ?, '{}')",
            text);
  }

  private static int incident(StateRecords records) {
    return sql(records)
        .execute(
            "INSERT INTO incidents (id, sequence, objective, service, owner, runbook, state, severity,"
                + " tier, started_at, labels, annotations, figures_at, burn, burn_window_millis,"
                + " bad_share, budget_remaining) VALUES ('inc-1', 1, 'o', 's', '', '', 'open', 'page',"
                + " 't', 0, '{}', '{}', 0, '1', 1, '1', '1')");
  }

  private static int notes(StateDatabase database) throws IOException {
    return database.read(records ->
        sql(records).createQuery("SELECT count(*) FROM timeline").mapTo(Integer.class).one());
  }

  private static String pragma(StateRecords records, String name) {
    return sql(records).createQuery("PRAGMA " + name).mapTo(String.class).one();
  }

  @Test
  void aFileThatDoesNotExistIsCreatedWithItsFolderAndTables() throws Exception {
    try (StateDatabase database = open()) {
      assertThat(notes(database)).isZero();
    }
    assertThat(file).exists();
  }

  @Test
  void everyCommitIsSyncedToALogAndReferencesAreHeld() throws Exception {
    try (StateDatabase database = open()) {
      assertThat(database.<String>write(records -> pragma(records, "journal_mode")))
          .isEqualTo("wal");
      assertThat(database.<String>write(records -> pragma(records, "synchronous"))).isEqualTo("2");
      assertThatThrownBy(() -> database.write(records -> note(records, "of no incident")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("FOREIGN KEY")
          .hasMessageNotContaining("of no incident");
    }
  }

  @Test
  void whatWasWrittenIsThereAfterReopening() throws Exception {
    try (StateDatabase database = open()) {
      database.write(records -> incident(records) + note(records, "kept"));
    }
    try (StateDatabase database = open()) {
      assertThat(notes(database)).isEqualTo(1);
    }
  }

  @Test
  void workThatFailsLeavesNothingAndIsCounted() throws Exception {
    try (StateDatabase database = open()) {
      assertThatThrownBy(() ->
              database.write(records -> incident(records) + note(records, "x") + incident(records)))
          .isInstanceOf(IOException.class);
      assertThat(notes(database)).isZero();
      assertThat(registry.getSampleValue("headroom_state_failures_total")).isEqualTo(1);
    }
  }

  @Test
  void aBugInTheWorkLeavesNothingAndComesThroughAsItIs() throws Exception {
    try (StateDatabase database = open()) {
      assertThatThrownBy(() ->
              database.write(records -> {
                incident(records);
                throw new IllegalStateException("bug");
              }))
          .isInstanceOf(IllegalStateException.class);
      database.write(records -> incident(records) + note(records, "x"));
      assertThat(notes(database)).isEqualTo(1);
    }
  }

  @Test
  void aFullDiskRefusesTheWriteAndRecoversWhenThereIsSpace() throws Exception {
    try (StateDatabase database = open()) {
      database.write(StateDatabaseTest::incident);
      int pages =
          Integer.parseInt(database.<String>write(records -> pragma(records, "page_count")));
      database.write(records -> pragma(records, "max_page_count = " + pages));

      assertThatThrownBy(() -> database.write(records -> note(records, "x".repeat(100_000))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("full");

      assertThat(notes(database)).isZero();
      database.write(records -> pragma(records, "max_page_count = " + (pages + 100)));
      database.write(records -> note(records, "x".repeat(100_000)));
      assertThat(notes(database)).isEqualTo(1);
    }
  }

  @Test
  void aReadSeesOneSnapshotAndDoesNotWaitForTheWriter() throws Exception {
    try (StateDatabase database = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      database.write(StateDatabaseTest::incident);
      CountDownLatch written = new CountDownLatch(1);
      CountDownLatch read = new CountDownLatch(1);
      var writer =
          threads.submit(() ->
              database.write(records -> {
                note(records, "not committed yet");
                written.countDown();
                await(read);
                return 0;
              }));
      await(written);
      assertThat(notes(database)).isZero();
      read.countDown();
      writer.get();
      assertThat(notes(database)).isEqualTo(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAsideAndBegunAnew() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "not a database ".repeat(1_000));
    try (StateDatabase database = open()) {
      assertThat(notes(database)).isZero();
      database.write(records -> incident(records) + note(records, "new"));
      Path aside = database.setAside().orElseThrow();
      assertThat(aside.getFileName().toString()).startsWith("state.db.damaged-20");
      assertThat(aside).content().startsWith("not a database");
    }
    try (StateDatabase database = open()) {
      assertThat(notes(database)).isEqualTo(1);
      assertThat(database.setAside()).isEmpty();
    }
  }

  @Test
  void aPageThatMakesNoSenseIsDamageAsWell() throws Exception {
    try (StateDatabase database = open()) {
      database.write(StateDatabaseTest::incident);
      for (int i = 0; i < 200; i++) {
        database.write(records -> note(records, "x".repeat(500)));
      }
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      bytes.write(new byte[4096]);
    }
    try (StateDatabase database = open()) {
      assertThat(database.setAside()).isPresent();
      assertThat(notes(database)).isZero();
    }
  }

  @Test
  void workThatCannotBeWrittenIsKeptInItsOrderAndWrittenBeforeWhatFollows() throws Exception {
    try (StateDatabase database = open()) {
      database.write(StateDatabaseTest::incident);
      database.write(records ->
          sql(records)
              .execute(
                  "CREATE TRIGGER broken BEFORE INSERT ON timeline"
                      + " BEGIN SELECT RAISE(ABORT, 'no'); END"));
      List<String> told = new ArrayList<>();
      assertThat(database.writeOrDefer(records -> note(records, "first"), deferral(told)))
          .isFalse();
      assertThat(database.writeOrDefer(records -> note(records, "second"), deferral(told)))
          .isFalse();
      assertThatThrownBy(() -> database.write(records -> note(records, "by hand")))
          .isInstanceOf(IOException.class);
      assertThat(database.failing()).isPresent();
      assertThat(notes(database)).isZero();
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = other.createStatement()) {
        statement.execute("DROP TRIGGER broken");
      }
      database.write(records -> note(records, "third"));
      assertThat(
              database.<List<String>>read(records ->
                  sql(records)
                      .createQuery("SELECT description FROM timeline ORDER BY position")
                      .mapTo(String.class)
                      .list()))
          .containsExactly("first", "second", "third");
      assertThat(told).containsExactly("deferred", "deferred", "written", "written");
      assertThat(database.failing()).isEmpty();
    }
  }

  private static StateStore.Deferral deferral(List<String> told) {
    return new StateStore.Deferral() {
      @Override
      public void deferred() {
        told.add("deferred");
      }

      @Override
      public void written() {
        told.add("written");
      }
    };
  }

  @Test
  void aFileOfANewerVersionIsRefused() throws Exception {
    try (StateDatabase database = open()) {
      database.write(records -> sql(records).execute("PRAGMA user_version = 99"));
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("newer version");
  }

  @Test
  void afterClosingWorkIsRefused() throws Exception {
    StateDatabase database = open();
    database.close();
    assertThatThrownBy(() -> notes(database)).hasMessageContaining("closed");
  }

  @Test
  void theLatestVersionIsThatOfTheLastScript() throws Exception {
    Path scripts = Path.of(StateDatabase.class.getResource("/db/migration").toURI());
    try (Stream<Path> files = Files.list(scripts)) {
      int last =
          files
              .map(script -> script.getFileName().toString())
              .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
              .max()
              .orElseThrow();
      assertThat(last).isEqualTo(Migrations.LATEST);
    }
  }
}
