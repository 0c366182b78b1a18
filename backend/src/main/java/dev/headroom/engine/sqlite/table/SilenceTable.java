package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.silence.Silence;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.alerting.silence.SilenceRecords;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of silences, in one transaction. */
final class SilenceTable implements SilenceRecords {
  /** Label, operator and value. */
  private static final int TEXTS_PER_MATCHER = 3;

  private final Handle handle;

  SilenceTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<Silence> all() {
    return handle.createQuery("SELECT * FROM silences").map((row, context) -> silence(row)).list();
  }

  @Override
  public void save(Silence silence) {
    handle
        .createUpdate(
            """
            INSERT OR REPLACE INTO silences (id, matchers, author, reason, starts_at, ends_at,
              ends_on_resolve, phase, has_hidden, updated_at)
            VALUES (:id, :matchers, :author, :reason, :starts, :ends, :onResolve, :phase, :hidden,
              :updated)
            """)
        .bind("id", silence.id())
        .bind("matchers", JsonText.array(texts(silence.matchers())))
        .bind("author", silence.author())
        .bind("reason", silence.reason())
        .bind("starts", silence.startsAt().toEpochMilli())
        .bind("ends", silence.endsAt().toEpochMilli())
        .bind("onResolve", silence.endsOnResolve() ? 1 : 0)
        .bind("phase", silence.phase().toString())
        .bind("hidden", silence.hasHidden() ? 1 : 0)
        .bind("updated", silence.updatedAt().toEpochMilli())
        .execute();
  }

  @Override
  public void delete(Collection<String> ids) {
    handle
        .createUpdate("DELETE FROM silences WHERE id IN (SELECT value FROM json_each(:ids))")
        .bind("ids", JsonText.array(ids))
        .execute();
  }

  private static Silence silence(ResultSet row) throws SQLException {
    return new Silence(
        row.getString("id"),
        matchers(JsonText.texts(row.getString("matchers"))),
        row.getString("author"),
        row.getString("reason"),
        Instant.ofEpochMilli(row.getLong("starts_at")),
        Instant.ofEpochMilli(row.getLong("ends_at")),
        row.getInt("ends_on_resolve") == 1,
        named(Phase.values(), row.getString("phase")),
        row.getInt("has_hidden") == 1,
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }

  private static List<String> texts(List<Matcher> matchers) {
    List<String> texts = new ArrayList<>();
    for (Matcher each : matchers) {
      texts.addAll(List.of(each.label(), each.operator().toString(), each.value()));
    }
    return texts;
  }

  private static List<Matcher> matchers(List<String> texts) {
    List<Matcher> matchers = new ArrayList<>();
    for (int at = 0; at < texts.size(); at += TEXTS_PER_MATCHER) {
      Operator operator = named(Operator.values(), texts.get(at + 1));
      matchers.add(new Matcher(texts.get(at), operator, texts.get(at + 2)));
    }
    return matchers;
  }

  private static <T> T named(T[] values, String text) {
    return Arrays.stream(values)
        .filter(each -> each.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not what was stored: " + text));
  }
}
