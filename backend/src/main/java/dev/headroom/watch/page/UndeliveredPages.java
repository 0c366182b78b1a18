package dev.headroom.watch.page;

import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.source.AlertAccount.Ownership;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.model.Alert;
import dev.headroom.model.Urgency;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.routing.Routing;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.Finding.FindingKind;
import dev.headroom.watch.finding.WatchSubject;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages that reach nobody: of an incident that waits for somebody, no receiver has got what asks
 * for a person, for too long, or all have refused it. Not for use by several threads.
 */
public final class UndeliveredPages {
  /** Deliveries are read so often. */
  static final Duration LOOKED_EVERY = Duration.ofSeconds(5);

  /** Incidents whose deliveries are read at one look: those that have waited longest come first. */
  static final int INCIDENTS_AT_ONCE_MAX = 100;

  private static final Logger LOG = LoggerFactory.getLogger(UndeliveredPages.class);
  private static final String RUNBOOK = "page-undelivered";

  private final DeliveriesOf deliveries;
  private final Duration after;
  private final String owner;
  private final InstantSource clock;
  private final UndeliveredMetrics metrics;

  /** Alarms that somebody has got, by their key: they are not read again. */
  private final Set<String> arrived = new HashSet<>();

  private Map<String, UndeliveredPage> failing = new TreeMap<>();
  private Instant nextLook = Instant.MIN;
  private boolean known;

  /** The deliveries of an incident, oldest first. */
  @FunctionalInterface
  public interface DeliveriesOf {
    List<DeliveryReport> incident(String id) throws IOException;
  }

  /**
   * @param after how long a page may reach nobody
   * @param owner who answers for Headroom; may be empty
   */
  public UndeliveredPages(
      DeliveriesOf deliveries,
      Duration after,
      String owner,
      InstantSource clock,
      CollectorRegistry registry) {
    this.deliveries = deliveries;
    this.after = after;
    this.owner = owner;
    this.clock = clock;
    this.metrics = new UndeliveredMetrics(registry);
  }

  /**
   * How each receiver stands, also of those that are gone and of which an incident stands.
   *
   * @param standing incidents that have not ended
   * @param routing what is in force
   */
  public List<Finding> look(List<Incident> standing, Routing routing) {
    Instant now = clock.instant();
    if (!now.isBefore(nextLook) || nextLook.isAfter(now.plus(LOOKED_EVERY))) {
      nextLook = now.plus(LOOKED_EVERY);
      read(standing, new ShadowedPages(routing, standing), now);
    }
    Set<String> names = new TreeSet<>();
    routing.receivers().forEach(each -> names.add(each.name()));
    standing.forEach(each -> WatchSubject.receiverOf(each.subject()).ifPresent(names::add));
    return names.stream().map(name -> finding(name, now)).toList();
  }

  private void read(List<Incident> standing, ShadowedPages shadowed, Instant now) {
    List<Incident> waiting =
        standing.stream()
            .filter(UndeliveredPages::waitsForSomebody)
            .sorted(Comparator.comparing(Incident::startedAt))
            .toList();
    arrived.retainAll(waiting.stream().map(Incident::dedupKey).toList());
    Map<String, UndeliveredPage> found = new TreeMap<>();
    try {
      List<Incident> unsure =
          waiting.stream().filter(each -> !arrived.contains(each.dedupKey())).toList();
      for (Incident each : unsure.subList(0, Math.min(unsure.size(), INCIDENTS_AT_ONCE_MAX))) {
        page(each, shadowed, now).ifPresent(page -> page.addTo(found));
      }
      failing = found;
      known = true;
      metrics.pages.set(found.values().stream().mapToInt(UndeliveredPage::pages).sum());
    } catch (IOException e) {
      known = false;
      metrics.failures.inc();
      LOG.warn("whether pages arrive cannot be read; tried again in {}", LOOKED_EVERY, e);
    }
  }

  /**
   * A test page shows itself whether it arrives; and nothing is raised about what says that pages
   * do not arrive: that would never end.
   */
  private static boolean waitsForSomebody(Incident incident) {
    return incident.severity() == Urgency.PAGE
        && incident.acknowledgement().isEmpty()
        && incident.muted().isEmpty()
        && !DrillSubject.isOf(incident)
        && !FindingKind.PAGE_UNDELIVERED.alertName().equals(incident.labels().get(Alert.NAME));
  }

  private Optional<UndeliveredPage> page(Incident incident, ShadowedPages shadowed, Instant now)
      throws IOException {
    PageDeliveries asked = PageDeliveries.of(deliveries.incident(incident.id()));
    if (asked.hasArrived()) {
      arrived.add(incident.dedupKey());
      return Optional.empty();
    }
    if (asked.all().isEmpty()) {
      return now.isBefore(incident.startedAt().plus(after))
          ? Optional.empty()
          : shadowed.page(incident, now);
    }
    return asked.isUndelivered(now, after)
        ? Optional.of(new UndeliveredPage(asked.errors(), asked.since(), 1))
        : Optional.empty();
  }

  private Finding finding(String receiver, Instant now) {
    Optional<UndeliveredPage> page = Optional.ofNullable(failing.get(receiver));
    AlertLevel level =
        page.isPresent() && known
            ? AlertLevel.FIRING
            : known ? AlertLevel.CLEAR : AlertLevel.UNKNOWN;
    return new Finding(
        WatchSubject.receiver(receiver),
        FindingKind.PAGE_UNDELIVERED,
        Urgency.PAGE,
        level,
        page.map(UndeliveredPage::since).orElse(now),
        new Ownership("headroom", owner, RUNBOOK),
        Map.of(Finding.RECEIVER, receiver),
        page.map(each -> each.summary(receiver)).orElse(""));
  }
}
