package dev.headroom.watch.ping;

import dev.headroom.model.text.DurationText;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.IntegrationReader;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code heartbeat_configs} of a receiver. */
public final class HeartbeatTargetReader implements IntegrationReader {
  private static final Duration INTERVAL_MIN = Duration.ofSeconds(10);
  private static final Duration INTERVAL_MAX = Duration.ofDays(1);
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  @Override
  public String key() {
    return "heartbeat_configs";
  }

  /** Nobody hears of incidents by it. */
  @Override
  public boolean tells() {
    return false;
  }

  @Override
  public Optional<HeartbeatTarget> read(IntegrationEntry entry) {
    entry.check(Set.of("url", "url_file", "interval"), Set.of());
    Duration interval = entry.value("interval", HeartbeatTargetReader::interval).orElse(INTERVAL);
    return entry
        .url()
        .map(url -> new HeartbeatTarget(entry.id(HeartbeatTarget.KIND, url), url, interval));
  }

  private static Duration interval(String text) {
    Duration interval = DurationText.parse(text);
    if (interval.compareTo(INTERVAL_MIN) < 0 || interval.compareTo(INTERVAL_MAX) > 0) {
      throw new IllegalArgumentException("an interval is 10s to 1d, not " + text);
    }
    return interval;
  }
}
