package dev.headroom.watch.refusal;

import dev.headroom.alerting.source.AlertAccount.Ownership;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.model.Urgency;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.Finding.FindingKind;
import dev.headroom.watch.finding.WatchSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether alerts of others find no room: of what is refused nobody hears otherwise. */
public final class RefusedAlerts {
  /** Senders post each minute what still fires: so long after the last refusal there was room. */
  static final Duration OVER_AFTER = Duration.ofMinutes(5);

  private static final String RUNBOOK = "alerts-refused";

  private final Supplier<Optional<LastRefusal>> last;
  private final String owner;
  private final Instant startedAt;
  private Instant since = Instant.MIN;
  private Instant seen = Instant.MIN;

  /**
   * A post of which something was refused.
   *
   * @param alerts how many alerts
   */
  public record LastRefusal(Instant at, int alerts) {}

  /**
   * @param last the last one since the start; must not block
   * @param owner who answers for Headroom; may be empty
   * @param startedAt before which nothing is known
   */
  public RefusedAlerts(Supplier<Optional<LastRefusal>> last, String owner, Instant startedAt) {
    this.last = last;
    this.owner = owner;
    this.startedAt = startedAt;
  }

  /** How it stands. */
  public Finding look(Instant now) {
    Optional<LastRefusal> post = last.get();
    post.ifPresent(each -> seen(each.at()));
    return new Finding(
        WatchSubject.OUTSIDE,
        FindingKind.ALERTS_REFUSED,
        Urgency.PAGE,
        level(now),
        since.isAfter(now) || since.equals(Instant.MIN) ? now : since,
        new Ownership("headroom", owner, RUNBOOK),
        Map.of(),
        post.map(this::summary).orElse(""));
  }

  private void seen(Instant at) {
    if (seen.equals(Instant.MIN) || at.isAfter(seen.plus(OVER_AFTER))) {
      since = at;
    }
    seen = at;
  }

  /** What was refused before the start is refused again while it still fires. */
  private AlertLevel level(Instant now) {
    if (!seen.equals(Instant.MIN) && now.isBefore(seen.plus(OVER_AFTER))) {
      return AlertLevel.FIRING;
    }
    boolean isKnown = !seen.equals(Instant.MIN) || !now.isBefore(startedAt.plus(OVER_AFTER));
    return isKnown ? AlertLevel.CLEAR : AlertLevel.UNKNOWN;
  }

  private String summary(LastRefusal post) {
    String what = post.alerts() == 1 ? "1 alert" : post.alerts() + " alerts";
    return "headroom: new alerts of others are refused since %s, %s of the last post: there is no room left (outside.alertsMax, outside.bytesMax), and nobody is told of them"
        .formatted(since.truncatedTo(ChronoUnit.SECONDS), what);
  }
}
