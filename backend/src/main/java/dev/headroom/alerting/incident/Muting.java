package dev.headroom.alerting.incident;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says of which incidents nobody is told at a moment. Who is held back is not told when an incident
 * opens, comes back, gets worse or is nobody's again; once nothing holds back any more, everybody
 * whom routing names is.
 */
public interface Muting {
  /** Nobody is ever held back. */
  Muting NONE =
      new Muting() {
        @Override
        public void standing(Collection<Incident> incidents, Instant at) {}

        @Override
        public Optional<MuteReason> silenced(Map<String, String> labels, Instant at) {
          return Optional.empty();
        }
      };

  /**
   * Takes note of the incidents that stand, by which some reasons begin and end. Asked at every
   * look at incidents, before {@link #reason}.
   *
   * @throws IOException if it is not known what holds back: whoever is held back stays so
   */
  void standing(Collection<Incident> incidents, Instant at) throws IOException;

  /**
   * The labels of each alert that an incident tells of, by which it is decided what holds it back.
   */
  static List<Map<String, String>> alertLabels(Incident incident) {
    List<Map<String, String>> all =
        incident.group().map(AlertGroup::firing).orElse(List.of()).stream()
            .map(GroupedAlert::routed)
            .toList();
    return all.isEmpty() ? List.of(incident.labels()) : all;
  }

  /** Why nobody is to be told of an alert with these labels, by itself; empty if everybody is. */
  Optional<MuteReason> silenced(Map<String, String> labels, Instant at);

  /**
   * Why nobody is to be told of an incident; empty if everybody is: one of its alerts that nothing
   * holds back is enough.
   *
   * @param standing all that have not ended at that moment; without it where it is about to begin
   */
  default Optional<MuteReason> reason(Incident incident, List<Incident> standing, Instant at) {
    Optional<MuteReason> reason = Optional.empty();
    for (Map<String, String> labels : alertLabels(incident)) {
      reason = silenced(labels, at);
      if (reason.isEmpty()) {
        return reason;
      }
    }
    return reason;
  }
}
