package dev.headroom.api.silence;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.api.view.IncidentView;
import dev.headroom.select.Matcher;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a silence would hide (schema SilencePreview).
 *
 * @param open incidents that stand of which nobody would be told
 * @param openPartly incidents that stand of which people would be told without some alerts
 * @param recent incidents that ended in the last 24 hours, all of whose alerts it matches
 * @param recentPartly incidents that ended in the last 24 hours, some of whose alerts it matches
 * @param warning one sentence where it hides more than anybody may want; null where it does not
 */
record SilencePreviewView(
    List<IncidentView> open,
    List<WouldHideView> openPartly,
    List<IncidentView> recent,
    List<WouldHideView> recentPartly,
    @Nullable String warning) {
  private static final Duration LOOK_BACK = Duration.ofHours(24);
  private static final int RECENT_MAX = 1_000;

  /** No label has it: who matches it asks for nothing in particular. */
  private static final String UNHEARD_OF = "\u0001 of no label";

  /**
   * An incident some of whose alerts would be hidden.
   *
   * @param hidden how many of them
   * @param all how many it has
   */
  record WouldHideView(IncidentView incident, int hidden, int all) {
    static WouldHideView of(HiddenAlerts part) {
      return new WouldHideView(IncidentView.of(part.incident()), part.hidden(), part.all());
    }
  }

  static SilencePreviewView of(List<Matcher> matchers, Alerting alerting, Instant now)
      throws IOException {
    List<Incident> standing = alerting.unresolved();
    List<Incident> ended = ended(alerting, now);
    List<HiddenAlerts> open = HiddenAlerts.of(standing, labels -> match(matchers, labels));
    List<HiddenAlerts> recent = HiddenAlerts.of(ended, labels -> match(matchers, labels));
    List<IncidentView> wholeOpen = whole(open);
    List<IncidentView> wholeRecent = whole(recent);
    return new SilencePreviewView(
        wholeOpen,
        partly(open),
        wholeRecent,
        partly(recent),
        warning(matchers, wholeOpen.size() + wholeRecent.size(), standing.size() + ended.size()));
  }

  private static List<IncidentView> whole(List<HiddenAlerts> hidden) {
    return hidden.stream()
        .filter(HiddenAlerts::isWhole)
        .map(each -> IncidentView.of(each.incident()))
        .toList();
  }

  private static List<WouldHideView> partly(List<HiddenAlerts> hidden) {
    return hidden.stream().filter(each -> !each.isWhole()).map(WouldHideView::of).toList();
  }

  private static boolean match(List<Matcher> matchers, Map<String, String> labels) {
    return matchers.stream().allMatch(each -> each.matches(labels.getOrDefault(each.label(), "")));
  }

  private static List<Incident> ended(Alerting alerting, Instant now) throws IOException {
    IncidentQuery query =
        new IncidentQuery(
            Set.of(IncidentState.RESOLVED),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO,
            Optional.empty(),
            RECENT_MAX);
    Instant from = now.minus(LOOK_BACK);
    return alerting.list(query).incidents().stream()
        .filter(each -> each.resolution().filter(end -> end.at().isAfter(from)).isPresent())
        .toList();
  }

  private static @Nullable String warning(List<Matcher> matchers, int hidden, int all) {
    if (matchers.stream().allMatch(each -> each.matches(UNHEARD_OF))) {
      return "These matchers ask for nothing in particular: nearly every incident would be"
          + " silenced.";
    }
    return all > 1 && hidden == all
        ? "All %d incidents that stand or ended in the last 24 hours match.".formatted(all)
        : null;
  }
}
