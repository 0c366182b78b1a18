package dev.headroom.notify.resend;

import dev.headroom.notify.record.NotifyRecords;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.ResendingSender;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One receiver that is told again. */
final class ResendTarget {
  /** How long an end is told again. */
  static final Duration END_RESENT_FOR = Duration.ofMinutes(15);

  /** How often a round looks for what has changed under way; the next round finds the rest. */
  private static final int LOOKS_MAX = 3;

  private static final Logger LOG = LoggerFactory.getLogger(ResendTarget.class);

  private final String integration;
  private final ResendingSender sender;
  private final StateStore<? extends NotifyRecords> store;
  private final ResendMetrics metrics;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();

  ResendTarget(
      String integration,
      ResendingSender sender,
      StateStore<? extends NotifyRecords> store,
      ResendMetrics metrics) {
    this.integration = integration;
    this.sender = sender;
    this.store = store;
    this.metrics = metrics;
  }

  /** One round, unless one is under way. */
  void resend(Instant now) {
    if (!underWay.compareAndSet(false, true)) {
      return;
    }
    try {
      round(now.minus(END_RESENT_FOR));
    } catch (IOException e) {
      metrics.failed(integration);
      say("what " + integration + " was told cannot be read: " + e.getMessage());
    } catch (RuntimeException bug) {
      metrics.failed(integration);
      // Its message may hold the address.
      say(integration + " cannot be told again: " + bug.getClass().getName());
    } finally {
      underWay.set(false);
    }
  }

  /** What was told while older words were on their way is told again after them. */
  private void round(Instant endedSince) throws IOException {
    Set<Long> told = new HashSet<>();
    List<Delivery> left = standing(endedSince);
    metrics.standing(integration, left.size());
    for (int look = 0; look < LOOKS_MAX && !left.isEmpty(); look++) {
      if (!tell(left)) {
        return;
      }
      left.forEach(each -> told.add(each.position()));
      left = standing(endedSince).stream().filter(each -> !told.contains(each.position())).toList();
    }
    if (failing.compareAndSet(true, false)) {
      LOG.info("{} is told again how incidents stand", integration);
    }
  }

  private List<Delivery> standing(Instant endedSince) throws IOException {
    return store.read(records -> records.deliveries().standing(integration, endedSince));
  }

  /** Whoever does not answer is left alone until the next round. */
  private boolean tell(List<Delivery> all) {
    for (int from = 0; from < all.size(); from += ResendingSender.RESENT_AT_ONCE_MAX) {
      int to = Math.min(all.size(), from + ResendingSender.RESENT_AT_ONCE_MAX);
      Attempt attempt = sender.resend(all.subList(from, to));
      metrics.resent(integration, attempt.outcome(), to - from);
      if (attempt instanceof Attempt.Retry) {
        say(integration + " cannot be told again how incidents stand: " + attempt.reason());
        return false;
      }
      if (attempt instanceof Attempt.Rejected) {
        say(integration + " refuses how incidents stand: " + attempt.reason());
      }
    }
    return true;
  }

  private void say(String problem) {
    if (failing.compareAndSet(false, true)) {
      LOG.warn(problem);
    }
  }
}
