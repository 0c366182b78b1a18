package dev.headroom.outside;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.model.Usage;
import dev.headroom.outside.record.OutsideAlert;
import dev.headroom.outside.record.OutsideRecords;
import dev.headroom.routing.Routing;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts that others send, as a source of alerts: those that differ in nothing but their {@code
 * severity} are about one subject, each of them one of its alerts.
 *
 * <p>What was posted is on disk when a post is answered. An alert fires until its end, which every
 * post moves on; a sender that falls silent ends it. Only for a while after a start is that not
 * believed: nobody could post while we were down.
 */
public final class OutsideAlerts implements AlertTeller {
  private static final Logger LOG = LoggerFactory.getLogger(OutsideAlerts.class);

  private static final Duration PRUNE_INTERVAL = Duration.ofMinutes(1);

  private final StateStore<? extends OutsideRecords> store;
  private final OutsideConfig config;
  private final InstantSource clock;
  private final OutsideText text;
  private final OutsideMetrics metrics;
  private final RoomRefusals refusals = new RoomRefusals();
  private volatile AlertMerge merge;
  private final KeptAlerts kept = new KeptAlerts();
  private final OutsideRounds rounds;
  private final EndedAlerts ended;
  private final SeenAlerts seen;

  /** Orders posts and deletions; held while they are written. */
  private final ReentrantLock writing = new ReentrantLock();

  private volatile boolean loaded;
  private Instant nextPruning = Instant.MIN;

  private OutsideAlerts(
      StateStore<? extends OutsideRecords> store,
      Links links,
      OutsideConfig config,
      InstantSource clock,
      CollectorRegistry registry) {
    this.store = store;
    this.config = config;
    this.clock = clock;
    this.text = new OutsideText(links);
    this.metrics = new OutsideMetrics(config, registry);
    this.merge = new AlertMerge(config.resolveTimeout());
    this.ended = new EndedAlerts(store, config, kept);
    this.seen = new SeenAlerts(store, kept);
    this.rounds =
        new OutsideRounds(
            this, text, kept, StartGrace.from(clock.instant(), config.resolveTimeout()));
  }

  /** Goes on where the store stands; where it cannot be read yet, as soon as it can. */
  public static OutsideAlerts open(
      StateStore<? extends OutsideRecords> store,
      Links links,
      OutsideConfig config,
      InstantSource clock,
      CollectorRegistry registry) {
    OutsideAlerts opened = new OutsideAlerts(store, links, config, clock, registry);
    opened.load();
    return opened;
  }

  /**
   * Reads what was known before this start, once. What was posted since is newer and stays.
   *
   * @return whether it is known
   */
  private boolean load() {
    writing.lock();
    try {
      if (!loaded) {
        List<OutsideAlert> stored = store.read(records -> records.outsideAlerts().all());
        keep(unposted(stored), clock.instant());
        loaded = true;
      }
    } catch (IOException e) {
      metrics.failures.inc();
      LOG.debug("alerts of others cannot be read yet", e);
    } finally {
      writing.unlock();
    }
    return loaded;
  }

  private List<OutsideAlert> unposted(List<OutsideAlert> stored) {
    return stored.stream()
        .filter(each -> kept.find(each.fingerprint()).isEmpty())
        .map(each -> each.afterStart(clock.instant()))
        .toList();
  }

  private void keep(List<OutsideAlert> alerts, Instant now) {
    kept.put(alerts, now);
    measure();
  }

  private void measure() {
    metrics.alerts.set(kept.count());
    metrics.bytes.set((double) kept.bytes());
  }

  /** What found no room. */
  public RoomRefusals refusals() {
    return refusals;
  }

  /** Whether it is a subject of alerts that others send; no objective has such a name. */
  public static boolean isSubject(String subject) {
    return OutsideSubject.is(subject);
  }

  /**
   * Takes alerts, as far as they are well formed and there is room; returns once they are on disk.
   *
   * @throws IOException if they could not be written; they are known all the same, and are kept in
   *     memory alone until they are posted again
   */
  public PostOutcome post(List<PostedAlert> posted) throws IOException {
    List<String> invalid = new ArrayList<>();
    List<PostedAlert> sound = new ArrayList<>();
    Instant end = clock.instant().plus(resolveTimeout());
    posted.forEach(
        each -> AlertCheck.problem(each, end).ifPresentOrElse(invalid::add, () -> sound.add(each)));
    metrics.refused.labels("invalid").inc(invalid.size());
    writing.lock();
    try {
      return new PostOutcome(invalid, take(sound));
    } finally {
      writing.unlock();
    }
  }

  private int take(List<PostedAlert> sound) throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, OutsideAlert> changed = new LinkedHashMap<>();
    ended.makeRoom(sound, now);
    measure();
    PostRoom room = new PostRoom(config, kept.count(), kept.bytes());
    int beyond = 0;
    for (PostedAlert each : sound) {
      Optional<OutsideAlert> next = merge.merged(known(each, changed), each, now);
      if (next.isEmpty()) {
        continue;
      }
      OutsideAlert alert = rounds.grouped(known(each, changed), next.get(), now);
      if (room.takes(alert, known(each, changed))) {
        changed.put(alert.fingerprint(), alert);
        metrics.posted.labels(alert.firesAt(now) ? "firing" : "resolved").inc();
      } else {
        beyond++;
      }
    }
    metrics.refused.labels("limit").inc(beyond);
    refusals.add(beyond, now);
    write(List.copyOf(changed.values()), now);
    return beyond;
  }

  /**
   * Groups what begins from now on as these routes say; without any each alert is told alone. What
   * fires stays where it is, so that nobody is told again.
   */
  public void route(Routing next) {
    rounds.route(next);
  }

  /** What is known of the labels, what was posted with them a moment ago included. */
  private Optional<OutsideAlert> known(PostedAlert posted, Map<String, OutsideAlert> changed) {
    String fingerprint = AlertMerge.fingerprint(posted);
    OutsideAlert latest = changed.get(fingerprint);
    return latest == null ? kept.find(fingerprint) : Optional.of(latest);
  }

  private void write(List<OutsideAlert> changed, Instant now) throws IOException {
    if (changed.isEmpty()) {
      return;
    }
    try {
      store.write(records -> {
        records.outsideAlerts().put(changed);
        return true;
      });
    } catch (IOException e) {
      metrics.failures.inc();
      throw e;
    } finally {
      // Whoever posts hears that it is not written; whoever is to be woken must be all the same.
      keep(changed, now);
    }
  }

  /**
   * A round for each subject of which one is due at a moment, a bounded number: what began or ended
   * first. None until it is known what fired before: an incident that stands would seem to be over.
   */
  public List<AlertRound> rounds(Instant moment) {
    return loaded || load() ? rounds.at(moment) : List.of();
  }

  /** All that are known, those that are over included; by fingerprint. */
  List<OutsideAlert> all() {
    return kept.all();
  }

  /** Labels by which it is decided who hears of it. */
  Map<String, String> routedLabels(OutsideAlert alert) {
    return text.labels(alert);
  }

  /** How long an alert fires from now on whose end is not said; as configured where empty. */
  public void resolveAfter(Optional<Duration> time) {
    merge = new AlertMerge(time.orElse(config.resolveTimeout()));
  }

  Duration resolveTimeout() {
    return merge.resolveTimeout();
  }

  /**
   * Forgets what is over, now and then; after a round.
   *
   * @param standing the subjects of incidents that stand, whose alerts are kept
   */
  public void prune(Supplier<Set<String>> standing) {
    Instant now = clock.instant();
    if (!writing.tryLock()) {
      return;
    }
    try {
      seen.write();
      if (!now.isBefore(nextPruning)) {
        nextPruning = now.plus(PRUNE_INTERVAL);
        ended.prune(now, standing);
        measure();
      }
    } catch (IOException e) {
      metrics.failures.inc();
      LOG.warn("alerts of others that are over cannot be written or deleted; tried again", e);
    } finally {
      writing.unlock();
    }
  }

  /** How many are kept of those that may be. */
  public List<Usage> usages() {
    return metrics.usages(kept.count(), kept.bytes());
  }

  @Override
  public String called(String alert) {
    return kept.find(alert).map(OutsideText::called).orElse(alert);
  }

  @Override
  public AlertWords words() {
    return OutsideText.WORDS;
  }

  /** Its sender alone knows. */
  @Override
  public Optional<String> extent(Figures figures) {
    return Optional.empty();
  }

  @Override
  public String over(Incident incident, Instant at) {
    return OutsideText.over(incident, at);
  }
}
