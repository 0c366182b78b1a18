package dev.headroom.alerting.silence;

import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.alerting.silence.Silence.SilenceAnswer;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.alerting.silence.SilenceRecords.SilenceRoom;
import dev.headroom.model.Usage;
import dev.headroom.model.text.InertText;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The silences there are, in memory and in the state store. What a person asks is durable when it
 * is answered; what time changes is written as soon as that can be done. Safe for any thread.
 */
public final class Silences implements Muting {
  private static final Logger LOG = LoggerFactory.getLogger(Silences.class);

  private final SilenceStore<?> store;
  private final SilenceLimits limits;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final SilenceMetrics metrics;
  private final SilenceBook book;

  /** By the id of one that ended: the one that came in its place; forgotten with a restart. */
  private final Map<String, String> replaced = new HashMap<>();

  private boolean loaded;

  private Silences(
      SilenceStore<?> store,
      SilenceLimits limits,
      InstantSource clock,
      RandomGenerator random,
      CollectorRegistry registry) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
    this.metrics = new SilenceMetrics(registry);
    this.book = new SilenceBook(metrics);
  }

  /**
   * Goes on where the store stands; where it cannot be read yet, as soon as it can.
   *
   * @param store whose records have a place for silences
   * @param clock wall time
   * @param random for ids
   */
  public static <R extends SilenceRoom> Silences open(
      StateStore<R> store,
      SilenceLimits limits,
      InstantSource clock,
      RandomGenerator random,
      CollectorRegistry registry) {
    Silences silences = new Silences(new SilenceStore<>(store), limits, clock, random, registry);
    try {
      silences.load();
    } catch (IOException e) {
      silences.metrics.failures.inc();
      LOG.error("silences cannot be read; every look at incidents tries again", e);
    }
    return silences;
  }

  private synchronized void load() throws IOException {
    if (!loaded) {
      book.put(store.read(SilenceRecords::all));
      loaded = true;
    }
  }

  /**
   * Makes a silence, or changes the one that the request names. One that has not ended keeps its id
   * if its matchers stay; else it ends and another one begins, without a moment between them.
   *
   * @throws IOException if it cannot be written; nothing has changed then
   */
  public synchronized SilenceAnswer make(SilenceRequest request) throws IOException {
    load();
    Instant now = now();
    Optional<Silence> before = request.replaces().flatMap(id -> book.find(id, now));
    if (request.replaces().isPresent() && before.isEmpty()) {
      return new SilenceAnswer.NoSuchSilence(request.replaces().get());
    }
    Instant start = request.startsAt().filter(at -> at.isAfter(now)).orElse(now);
    Optional<String> refusal = limits.refusal(request, start, now);
    if (refusal.isPresent()) {
      return new SilenceAnswer.Unacceptable(refusal.get());
    }
    Optional<Silence> live = before.filter(each -> each.phase() != Phase.ENDED);
    Optional<Silence> same = live.filter(each -> each.matchers().equals(request.matchers()));
    return same.isPresent()
        ? keep(List.of(), changed(same.get(), request, start, now))
        : begin(live, silence(newId(), request, start, now), now);
  }

  /**
   * The same, unless the one that the request names is not in force any more: nothing changes then.
   *
   * @throws IOException if it cannot be written; nothing has changed then
   */
  public synchronized SilenceAnswer makeUnlessEnded(SilenceRequest request) throws IOException {
    load();
    Instant now = now();
    Optional<Silence> before = request.replaces().flatMap(id -> book.find(id, now));
    if (before.filter(each -> each.phase() == Phase.ENDED).isPresent()) {
      String id = before.get().id();
      return new SilenceAnswer.EndedBefore(id, Optional.ofNullable(replaced.get(id)));
    }
    SilenceAnswer answer = make(request);
    if (answer instanceof SilenceAnswer.Standing(Silence next)) {
      before
          .filter(each -> !each.id().equals(next.id()))
          .ifPresent(each -> replaced.put(each.id(), next.id()));
    }
    return answer;
  }

  private SilenceAnswer begin(Optional<Silence> before, Silence next, Instant now)
      throws IOException {
    if (!book.hasRoom(limits.countMax())) {
      return new SilenceAnswer.Unacceptable(
          "%d silences that have not ended are all there may be (alerting.silencesMax)"
              .formatted(limits.countMax()));
    }
    return keep(before.map(each -> each.ended(now)).stream().toList(), next);
  }

  private static Silence silence(String id, SilenceRequest request, Instant start, Instant now) {
    return new Silence(
        id,
        request.matchers(),
        InertText.name(request.author()),
        request.reason().strip(),
        start.truncatedTo(ChronoUnit.MILLIS),
        request.endsAt().truncatedTo(ChronoUnit.MILLIS),
        request.endsOnResolve(),
        start.isAfter(now) ? Phase.PLANNED : Phase.IN_FORCE,
        false,
        now);
  }

  /** What is in force stays so, since when it was. */
  private static Silence changed(
      Silence before, SilenceRequest request, Instant start, Instant now) {
    boolean isInForce = before.phase() == Phase.IN_FORCE;
    Silence next = silence(before.id(), request, isInForce ? now : start, now);
    return isInForce ? next.goingOnFrom(before) : next;
  }

  private String newId() {
    long version = (random.nextLong() & ~0xF000L) | 0x4000L;
    long variant = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(version, variant).toString();
  }

  /** Written first; the oldest ended ones make room. */
  private SilenceAnswer keep(List<Silence> ended, Silence next) throws IOException {
    List<Silence> changes = new ArrayList<>(ended);
    changes.add(next);
    List<String> gone = book.tooMany(changes, limits.countMax());
    store.write(saving(changes, gone));
    book.apply(changes, gone);
    replaced.keySet().removeAll(gone);
    return new SilenceAnswer.Standing(next);
  }

  private static Consumer<SilenceRecords> saving(
      Collection<Silence> changes, Collection<String> gone) {
    List<Silence> kept = List.copyOf(changes);
    return records -> {
      kept.forEach(records::save);
      records.delete(gone);
    };
  }

  /**
   * Ends a silence now; one that has ended stays as it is.
   *
   * @throws IOException if it cannot be written; nothing has changed then
   */
  public synchronized SilenceAnswer end(String id) throws IOException {
    load();
    Instant now = now();
    Optional<Silence> known = book.find(id, now);
    if (known.isEmpty()) {
      return new SilenceAnswer.NoSuchSilence(id);
    }
    Silence silence = known.get();
    return silence.phase() == Phase.ENDED
        ? new SilenceAnswer.Standing(silence)
        : keep(List.of(), silence.ended(now));
  }

  /** A silence as it is now; ended ones are known for a while. */
  public synchronized Optional<Silence> find(String id) throws IOException {
    load();
    return book.find(id, now());
  }

  /** All as they are now, those that end last first. */
  public synchronized List<Silence> list() throws IOException {
    load();
    return book.at(now());
  }

  /** A drill does not end the silence that it was hidden by. */
  private static List<Map<String, String>> real(Collection<Incident> incidents) {
    return incidents.stream()
        .filter(each -> !DrillSubject.isOf(each))
        .flatMap(each -> Muting.alertLabels(each).stream())
        .toList();
  }

  @Override
  public synchronized void standing(Collection<Incident> incidents, Instant at) throws IOException {
    load();
    List<Silence> changes = new ArrayList<>(book.turned(at));
    if (!changes.isEmpty()) {
      book.put(changes);
    }
    changes.addAll(book.following(real(incidents), at));
    List<String> old = book.endedBefore(at.minus(limits.retention()));
    if (!changes.isEmpty() || !old.isEmpty()) {
      book.apply(changes, old);
      replaced.keySet().removeAll(old);
      keepIfPossible(saving(changes, old));
    }
  }

  /** Time goes on whether that can be written or not; after a restart it does the same again. */
  private void keepIfPossible(Consumer<SilenceRecords> work) {
    try {
      store.writeOrDefer(work);
    } catch (IOException e) {
      metrics.failures.inc();
      LOG.error("what became of silences cannot be kept", e);
    }
  }

  @Override
  public synchronized Optional<MuteReason> silenced(Map<String, String> labels, Instant at) {
    return book.hiding(labels, at)
        .map(each ->
            new MuteReason.Silenced(each.id(), each.author(), each.reason(), each.endsAt()));
  }

  /** How long one may last. */
  public Duration longest() {
    return limits.longest();
  }

  /** How many there are of those there may be. */
  public synchronized List<Usage> usages() {
    return List.of(Usage.count("silences", "Silences", book.size(), limits.countMax()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
