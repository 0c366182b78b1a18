package dev.headroom.api.alertmanager;

import dev.headroom.outside.AlertDirectory.ListedAlert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Alerts and groups of them as Alertmanager writes them. */
final class AlertViews {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private AlertViews() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  static AlertView of(ListedAlert alert) {
    return new AlertView(
        alert.annotations(),
        time(alert.endsAt()),
        alert.fingerprint(),
        alert.receivers().stream().map(ReceiverView::new).toList(),
        time(alert.startsAt()),
        new AlertStatusView(
            alert.isActive() ? "active" : "suppressed", alert.silencedBy(), alert.inhibitedBy()),
        time(alert.updatedAt()),
        alert.generatorUrl(),
        alert.labels());
  }

  private record GroupKey(String receiver, Map<String, String> labels) {}

  /**
   * A group for each receiver and labels that its alerts share, by them. Where nobody is told, the
   * receiver has an empty name.
   */
  static List<AlertGroupView> groups(List<ListedAlert> alerts) {
    Map<GroupKey, List<AlertView>> groups = new LinkedHashMap<>();
    for (ListedAlert each : alerts) {
      List<String> receivers = each.receivers().isEmpty() ? List.of("") : each.receivers();
      for (String receiver : receivers) {
        groups
            .computeIfAbsent(new GroupKey(receiver, each.groupLabels()), _ -> new ArrayList<>())
            .add(of(each));
      }
    }
    List<AlertGroupView> views = new ArrayList<>();
    groups.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<GroupKey, ?> each) -> each.getKey().labels().toString())
                .thenComparing(each -> each.getKey().receiver()))
        .forEach(each -> {
          GroupKey key = each.getKey();
          List<AlertView> all = each.getValue();
          views.add(new AlertGroupView(all, key.labels(), new ReceiverView(key.receiver())));
        });
    return views;
  }
}
