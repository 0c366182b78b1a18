package dev.headroom.api.view;

import dev.headroom.oncall.OnCallNow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a calendar says is on call, as the API tells it (schema OnCall). */
public record OnCallView(
    String calendar, List<String> people, @Nullable Instant fetchedAt, @Nullable String problem) {
  public static OnCallView of(OnCallNow now) {
    return new OnCallView(
        now.calendar(), now.people(), now.fetchedAt().orElse(null), now.problem().orElse(null));
  }
}
