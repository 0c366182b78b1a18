package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.group.PastEpisode;
import dev.headroom.outside.record.OutsideAlert;
import dev.headroom.outside.record.OutsideAlertRecords;
import dev.headroom.outside.record.OutsideGroup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of alerts that others post, in one transaction. */
final class OutsideAlertTable implements OutsideAlertRecords {
  private final Handle handle;

  OutsideAlertTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<OutsideAlert> all() {
    return handle
        .createQuery("SELECT * FROM outside_alerts")
        .map((row, context) -> alert(row))
        .list();
  }

  private static OutsideAlert alert(ResultSet row) throws SQLException {
    return new OutsideAlert(
        row.getString("fingerprint"),
        JsonText.read(row.getString("labels")),
        JsonText.read(row.getString("annotations")),
        Instant.ofEpochMilli(row.getLong("starts_at")),
        Instant.ofEpochMilli(row.getLong("ends_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        row.getString("generator_url"),
        Optional.ofNullable(row.getString("told_with")).map(GroupText::outside),
        Optional.ofNullable(row.getString("told_with")).flatMap(GroupText::past),
        row.getInt("unseen") == 1);
  }

  @Override
  public void put(Collection<OutsideAlert> alerts) {
    if (alerts.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT OR REPLACE INTO outside_alerts
              (fingerprint, labels, annotations, starts_at, ends_at, updated_at, generator_url,
               told_with, unseen)
            VALUES (:fingerprint, :labels, :annotations, :starts, :ends, :updated, :generator,
              :group, :unseen)
            """)) {
      for (OutsideAlert each : alerts) {
        batch
            .bind("fingerprint", each.fingerprint())
            .bind("labels", JsonText.write(each.labels()))
            .bind("annotations", JsonText.write(each.annotations()))
            .bind("starts", each.startsAt().toEpochMilli())
            .bind("ends", each.endsAt().toEpochMilli())
            .bind("updated", each.updatedAt().toEpochMilli())
            .bind("generator", each.generatorUrl())
            .bind(
                "group",
                each.group().map(group -> GroupText.write(group, each.past())).orElse(null))
            .bind("unseen", each.unseen() ? 1 : 0)
            .add();
      }
      batch.execute();
    }
  }

  @Override
  public void delete(Collection<String> fingerprints) {
    handle.execute(
        "DELETE FROM outside_alerts WHERE fingerprint IN (SELECT value FROM json_each(?))",
        JsonText.array(fingerprints));
  }

  /**
   * How a group is stored: its labels as {@code label.<name>} beside its route and its subject, so
   * that no label can be taken for something else; {@code told.[2,3]} are the fingerprints of those
   * alerts that the second and the third alarm told of.
   */
  static final class GroupText {
    private static final String ROUTE = "route";
    private static final String SUBJECT = "subject";
    private static final String LABEL = "label.";
    private static final String ANNOTATION = "annotation.";
    private static final String ALERT = "alert.";
    private static final String TOLD = "told.";
    private static final String PAST = "past.";
    private static final String STARTS = "startsAt";
    private static final String ENDS = "endsAt";
    private static final String OVER = "over";
    private static final String GENERATOR = "generatorUrl";

    /** Characters of the alerts that are kept of an incident that has ended. */
    private static final int ALERTS_LENGTH_MAX = 64 * 1024;

    private GroupText() {}

    /** What was before counts where an alert is told with others alone. */
    static String write(OutsideGroup group, Optional<PastEpisode> past) {
      Map<String, String> texts = texts(group.route(), group.labels());
      texts.put(SUBJECT, group.subject());
      past.ifPresent(each -> {
        texts.put(PAST + STARTS, each.startsAt().toString());
        texts.put(PAST + ENDS, each.endsAt().toString());
        texts.put(PAST + OVER, each.overAt().toString());
      });
      return JsonText.write(texts);
    }

    static OutsideGroup outside(String text) {
      Map<String, String> texts = JsonText.read(text);
      return new OutsideGroup(
          texts.getOrDefault(SUBJECT, ""), texts.getOrDefault(ROUTE, ""), named(texts, LABEL));
    }

    static Optional<PastEpisode> past(String text) {
      Map<String, String> texts = named(JsonText.read(text), PAST);
      return texts.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PastEpisode(
                  Instant.parse(texts.getOrDefault(STARTS, "")),
                  Instant.parse(texts.getOrDefault(ENDS, "")),
                  Instant.parse(texts.getOrDefault(OVER, ""))));
    }

    /**
     * As long as it lasts its alerts are known elsewhere.
     *
     * @param withAlerts whether they are written as well, as far as there is room
     */
    static String write(AlertGroup group, boolean withAlerts) {
      Map<String, String> texts = texts(group.route(), group.labels());
      group
          .told()
          .forEach((fingerprint, alarms) ->
              texts.merge(
                  TOLD + JsonText.array(new TreeSet<>(alarms)),
                  fingerprint,
                  (some, more) -> some + " " + more));
      if (withAlerts) {
        int bytes = 0;
        for (GroupedAlert each : group.alerts()) {
          String alert = write(each);
          bytes += alert.length();
          if (bytes > ALERTS_LENGTH_MAX) {
            break;
          }
          texts.put(ALERT + each.fingerprint(), alert);
        }
      }
      return JsonText.write(texts);
    }

    private static String write(GroupedAlert alert) {
      Map<String, String> texts = new TreeMap<>();
      alert.labels().forEach((name, value) -> texts.put(LABEL + name, value));
      alert.annotations().forEach((name, value) -> texts.put(ANNOTATION + name, value));
      texts.put(STARTS, alert.startsAt().toString());
      texts.put(ENDS, alert.endsAt().toString());
      alert.over().ifPresent(at -> texts.put(OVER, at.toString()));
      texts.put(GENERATOR, alert.generatorUrl());
      return JsonText.write(texts);
    }

    private static GroupedAlert alert(String fingerprint, Map<String, String> texts) {
      return new GroupedAlert(
          fingerprint,
          named(texts, LABEL),
          named(texts, ANNOTATION),
          Map.of(),
          Instant.parse(texts.getOrDefault(STARTS, "")),
          Instant.parse(texts.getOrDefault(ENDS, "")),
          texts.getOrDefault(GENERATOR, ""),
          Optional.ofNullable(texts.get(OVER)).map(Instant::parse),
          false,
          Optional.empty());
    }

    static AlertGroup incident(String text) {
      Map<String, String> texts = JsonText.read(text);
      return AlertGroup.of(
              texts.getOrDefault(ROUTE, ""),
              named(texts, LABEL),
              named(texts, ALERT).entrySet().stream()
                  .map(each -> alert(each.getKey(), JsonText.read(each.getValue()))))
          .toldIn(told(named(texts, TOLD)));
    }

    /** By alarms, which alerts they told of. */
    private static Map<String, Set<Integer>> told(Map<String, String> texts) {
      Map<String, Set<Integer>> told = new HashMap<>();
      texts.forEach((array, fingerprints) -> {
        Set<Integer> alarms =
            JsonText.texts(array).stream().map(Integer::valueOf).collect(Collectors.toSet());
        for (String each : fingerprints.split(" ", -1)) {
          told.put(each, alarms);
        }
      });
      return told;
    }

    private static Map<String, String> texts(String route, Map<String, String> labels) {
      Map<String, String> texts = new TreeMap<>();
      texts.put(ROUTE, route);
      labels.forEach((name, value) -> texts.put(LABEL + name, value));
      return texts;
    }

    private static Map<String, String> named(Map<String, String> texts, String start) {
      Map<String, String> named = new TreeMap<>();
      texts.forEach((name, value) -> {
        if (name.startsWith(start)) {
          named.put(name.substring(start.length()), value);
        }
      });
      return named;
    }
  }
}
