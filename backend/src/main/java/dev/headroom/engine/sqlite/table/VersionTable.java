package dev.headroom.engine.sqlite.table;

import dev.headroom.version.RuleDecision;
import dev.headroom.version.RuleVersion;
import dev.headroom.version.VersionRecords;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables of versions of the rules, in one transaction. */
final class VersionTable implements VersionRecords {
  private final Handle handle;

  private record StoredFile(String path, String text) {}

  /**
   * @param handle of the transaction
   */
  public VersionTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<RuleVersion> all() {
    return handle
        .createQuery("SELECT * FROM rule_versions ORDER BY number DESC")
        .map((row, _) ->
            new RuleVersion(
                row.getLong("number"),
                row.getString("digest"),
                Instant.ofEpochMilli(row.getLong("kept_at")),
                row.getString("author"),
                row.getInt("files"),
                row.getLong("bytes")))
        .list();
  }

  @Override
  public Optional<NavigableMap<String, String>> files(long number) {
    boolean there =
        handle
            .createQuery("SELECT 1 FROM rule_versions WHERE number = ?")
            .bind(0, number)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    return there ? Optional.of(texts(number)) : Optional.empty();
  }

  private NavigableMap<String, String> texts(long number) {
    NavigableMap<String, String> texts = new TreeMap<>();
    handle
        .createQuery("SELECT path, text FROM rule_files WHERE version = ?")
        .bind(0, number)
        .map((row, _) -> new StoredFile(row.getString("path"), row.getString("text")))
        .forEach(each -> texts.put(each.path(), each.text()));
    return texts;
  }

  @Override
  public void add(RuleVersion version, Map<String, String> files) {
    handle.execute(
        """
        INSERT INTO rule_versions (number, digest, kept_at, author, files, bytes)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        version.number(),
        version.digest(),
        version.at().toEpochMilli(),
        version.author(),
        version.files(),
        version.bytes());
    if (files.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch("INSERT INTO rule_files (version, path, text) VALUES (?, ?, ?)")) {
      files.forEach((path, text) -> batch.add(version.number(), path, text));
      batch.execute();
    }
  }

  @Override
  public void delete(Collection<Long> numbers) {
    numbers.forEach(number -> {
      handle.execute("DELETE FROM rule_files WHERE version = ?", number);
      handle.execute("DELETE FROM rule_versions WHERE number = ?", number);
    });
  }

  @Override
  public Optional<Pin> pin() {
    return handle
        .createQuery("SELECT version, pinned_by, pinned_at FROM rule_pin")
        .map((row, _) ->
            new Pin(
                row.getLong("version"),
                row.getString("pinned_by"),
                Instant.ofEpochMilli(row.getLong("pinned_at"))))
        .findOne();
  }

  @Override
  public void pin(Pin pin) {
    handle.execute(
        "INSERT OR REPLACE INTO rule_pin (id, version, pinned_by, pinned_at) VALUES (1, ?, ?, ?)",
        pin.number(),
        pin.by(),
        pin.at().toEpochMilli());
  }

  @Override
  public void unpin() {
    handle.execute("DELETE FROM rule_pin");
  }

  @Override
  public List<RuleDecision> decisions() {
    return handle
        .createQuery("SELECT * FROM rule_decisions ORDER BY number DESC")
        .map((row, _) ->
            new RuleDecision(
                RuleDecision.DecisionKind.of(row.getString("kind")),
                Optional.of(row.getLong("version")).filter(number -> number > 0),
                row.getString("decided_by"),
                Instant.ofEpochMilli(row.getLong("decided_at"))))
        .list();
  }

  @Override
  public void decided(RuleDecision decision, int most) {
    handle.execute(
        "INSERT INTO rule_decisions (kind, version, decided_by, decided_at) VALUES (?, ?, ?, ?)",
        decision.kind().text(),
        decision.version().orElse(null),
        decision.by(),
        decision.at().toEpochMilli());
    handle.execute(
        """
        DELETE FROM rule_decisions
        WHERE number <= (SELECT MAX(number) FROM rule_decisions) - ?
        """,
        most);
  }
}
