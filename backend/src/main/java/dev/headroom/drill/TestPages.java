package dev.headroom.drill;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.record.AlertingRecords;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.model.Alert;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Receiver;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Test pages: incidents with nothing wrong, which are told by the routes, outbox and receivers of
 * all others, and end once somebody acknowledges them or their time is up. Each has a subject of
 * its own, so that it never joins, opens or ends an incident of anything else.
 */
public final class TestPages {
  /** After which a test page ends that nobody has acknowledged. */
  public static final Duration LASTS_MAX = Duration.ofMinutes(10);

  /** Test pages within any minute; more are refused. */
  public static final int PER_MINUTE_MAX = 6;

  /** What each subject begins with: no alert of others does, no objective's name holds a slash. */
  public static final String SUBJECT = DrillSubject.PAGE;

  private static final Logger LOG = LoggerFactory.getLogger(TestPages.class);
  private static final String ALERT = Alert.TEST_TIER;

  private final StateStore<? extends AlertingRecords> store;
  private final Alerting alerting;
  private final Links links;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final TestPageRate rate;
  private final DrillMetrics metrics;

  /** Subjects that have an incident which has not ended; read while alerting holds its lock. */
  private final Set<String> standing = ConcurrentHashMap.newKeySet();

  /** Ids of those whose timeline says that their receiver is gone. */
  private final Set<String> said = new HashSet<>();

  /**
   * What somebody asks for.
   *
   * @param receiver the one who is told; empty if routes say who is
   * @param labels by which routes say it; none beside a receiver but severity
   * @param by who asks; may be empty
   */
  public record TestPageRequest(Optional<String> receiver, Map<String, String> labels, String by) {
    public TestPageRequest {
      labels = Map.copyOf(labels);
    }
  }

  /** What became of a request. */
  public sealed interface TestPageAnswer {
    /**
     * It is told, and on disk.
     *
     * @param incident as it began
     * @param receivers those that routing names, held back or not
     */
    record ToldTestPage(Incident incident, List<Receiver> receivers) implements TestPageAnswer {
      public ToldTestPage {
        receivers = List.copyOf(receivers);
      }
    }

    /** It cannot be; the field of the request that is wrong, and why. */
    record RefusedTestPage(String field, String reason) implements TestPageAnswer {}

    /** It is told, and could not be written: a crash would forget it. */
    record UnwrittenTestPage(Incident incident) implements TestPageAnswer {}

    /** There were too many lately. */
    record TooManyTestPages() implements TestPageAnswer {}
  }

  /**
   * Goes on with the test pages among the incidents there are.
   *
   * @param store where alerting keeps them
   */
  public TestPages(
      StateStore<? extends AlertingRecords> store,
      Alerting alerting,
      Links links,
      InstantSource clock,
      RandomGenerator random,
      CollectorRegistry registry) {
    this.store = store;
    this.alerting = alerting;
    this.links = links;
    this.clock = clock;
    this.random = random;
    this.rate = new TestPageRate(PER_MINUTE_MAX);
    this.metrics = new DrillMetrics(registry);
    remember(open());
  }

  /** Whether it is the subject of a test page; nothing else has such a name. */
  public static boolean isSubject(String subject) {
    return subject.startsWith(SUBJECT);
  }

  /** Who speaks of an incident of a test page of which nothing else is known. */
  public static AlertTeller teller() {
    return TestPageWords.INSTANCE;
  }

  /** Whether there is a test page of this subject that has not ended. */
  public boolean isPresent(String subject) {
    return standing.contains(subject);
  }

  /**
   * Tells a test page; returns once it and its deliveries are on disk, if they can be.
   *
   * @throws IOException if it cannot be known whether they are
   */
  public synchronized TestPageAnswer send(TestPageRequest request) throws IOException {
    Optional<TestPageAnswer.RefusedTestPage> problem =
        TestPageCheck.problem(request, alerting.routing());
    if (problem.isPresent()) {
      metrics.refused("invalid");
      return problem.get();
    }
    Instant now = now();
    if (!rate.takes(now)) {
      metrics.refused("limit");
      return new TestPageAnswer.TooManyTestPages();
    }
    String subject = SUBJECT + Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
    standing.add(subject);
    alerting.onRounds(List.of(begin(subject, request, now)));
    metrics.told();
    Incident incident =
        open().stream()
            .filter(each -> each.subject().equals(subject))
            .findFirst()
            .orElseThrow(() -> new IOException("the test page could not be opened"));
    return store.read(records -> records.incidents().find(incident.id())).isPresent()
        ? new TestPageAnswer.ToldTestPage(
            incident, alerting.routing().receiversOf(incident.labels()))
        : new TestPageAnswer.UnwrittenTestPage(incident);
  }

  private AlertRound begin(String subject, TestPageRequest request, Instant now) {
    Map<String, String> labels = new TreeMap<>(request.labels());
    labels.putIfAbsent(Alert.NAME, "TestPage");
    labels.putIfAbsent(Alert.SEVERITY, Urgency.PAGE.text());
    labels.putIfAbsent(Alert.TIER, ALERT);
    labels.put(Alert.DRILL, "true");
    request.receiver().ifPresent(name -> labels.put(Alert.DRILL_RECEIVER, name));
    return round(subject, AlertLevel.FIRING, new TestPageAccount(links, labels, request.by(), now));
  }

  /** A round for each test page that has not ended: it goes on, or its end has come. */
  public synchronized List<AlertRound> rounds() {
    List<Incident> open = open();
    remember(open);
    open.forEach(this::sayThatItsReceiverIsGone);
    Instant now = now();
    return open.stream()
        .map(each -> round(each.subject(), level(each, now), new TestPageAccount(links, each, now)))
        .toList();
  }

  /** Others are not told in its place: who was to be tried out is not there. */
  private void sayThatItsReceiverIsGone(Incident incident) {
    Optional<String> gone =
        Alert.testReceiver(incident.labels())
            .filter(name -> alerting.routing().receiver(name).isEmpty());
    if (gone.isEmpty() || said.contains(incident.id())) {
      return;
    }
    String line = "There is no receiver %s any more: nobody is told.".formatted(gone.get());
    try {
      if (alerting.timeline(incident.id()).stream()
          .noneMatch(each -> each.description().equals(line))) {
        alerting.note(incident.id(), TimelineEntry.HEADROOM, line);
      }
      said.add(incident.id());
    } catch (IOException e) {
      LOG.warn("what became of test page {} cannot be written; tried again", incident.id(), e);
    }
  }

  private List<Incident> open() {
    return alerting.unresolved().stream().filter(each -> isSubject(each.subject())).toList();
  }

  private void remember(List<Incident> open) {
    Set<String> subjects = open.stream().map(Incident::subject).collect(Collectors.toSet());
    standing.retainAll(subjects);
    standing.addAll(subjects);
    said.retainAll(open.stream().map(Incident::id).toList());
    metrics.standing(open.size());
  }

  private static AlertLevel level(Incident incident, Instant now) {
    boolean over =
        incident.acknowledgement().isPresent() || !now.isBefore(endsBy(incident.startedAt()));
    return over ? AlertLevel.CLEAR : AlertLevel.FIRING;
  }

  /** Who asked for the test page of an incident; empty if nobody said. */
  public static String askedBy(Incident incident) {
    return incident.annotations().getOrDefault(TestPageAccount.BY, "");
  }

  /** When a test page ends at the latest. */
  public static Instant endsBy(Instant startedAt) {
    return startedAt.plus(LASTS_MAX);
  }

  private AlertRound round(String subject, AlertLevel level, TestPageAccount account) {
    AlertReading reading =
        new AlertReading(
            ALERT,
            account.urgency(),
            level,
            LASTS_MAX,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            Optional.empty());
    return new AlertRound(subject, now(), List.of(reading), account);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
