package dev.headroom.api.incident;

import dev.headroom.alerting.group.GroupedAlert;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One alert (schema ExportedAlert).
 *
 * @param state how it stands: it fires, is silenced or inhibited while it does, or is resolved
 * @param endsAt null while it fires
 * @param inhibitedBy the incident that inhibits it; null where none does
 */
public record ExportedAlert(
    String fingerprint,
    String state,
    Map<String, String> labels,
    Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable String inhibitedBy) {
  static ExportedAlert of(GroupedAlert alert, Optional<String> inhibitedBy) {
    String held = alert.held() ? "silenced" : inhibitedBy.isPresent() ? "inhibited" : "firing";
    return new ExportedAlert(
        alert.fingerprint(),
        alert.fires() ? held : "resolved",
        alert.labels(),
        alert.startsAt(),
        alert.fires() ? null : alert.endsAt(),
        inhibitedBy.orElse(null));
  }
}
