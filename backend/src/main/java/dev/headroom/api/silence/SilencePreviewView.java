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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a silence would hide (schema SilencePreview).
 *
 * @param open incidents that stand
 * @param recent incidents that ended in the last 24 hours
 * @param warning one sentence where it hides more than anybody may want; null where it does not
 */
record SilencePreviewView(
    List<IncidentView> open, List<IncidentView> recent, @Nullable String warning) {
  private static final Duration LOOK_BACK = Duration.ofHours(24);
  private static final int RECENT_MAX = 1_000;

  /** No label has it: who matches it asks for nothing in particular. */
  private static final String UNHEARD_OF = "\u0001 of no label";

  static SilencePreviewView of(List<Matcher> matchers, Alerting alerting, Instant now)
      throws IOException {
    List<Incident> standing = alerting.unresolved();
    List<Incident> ended = ended(alerting, now);
    List<Incident> open = hidden(standing, matchers);
    List<Incident> recent = hidden(ended, matchers);
    return new SilencePreviewView(
        open.stream().map(IncidentView::of).toList(),
        recent.stream().map(IncidentView::of).toList(),
        warning(matchers, open.size() + recent.size(), standing.size() + ended.size()));
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

  private static List<Incident> hidden(List<Incident> incidents, List<Matcher> matchers) {
    return incidents.stream()
        .filter(incident ->
            matchers.stream()
                .allMatch(each -> each.matches(incident.labels().getOrDefault(each.label(), ""))))
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
