package dev.headroom.server.wiring;

import dev.headroom.api.Reload;
import dev.headroom.capacity.Services;
import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.slo.objective.Objective;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rule set in force, and how another one takes its place: everything is read and checked first,
 * then the log is told what is counted from now on, then objectives, routing and runbooks change
 * together; on any problem nothing does.
 *
 * <p>A start does not wait for a log that takes nothing: what was counted goes on, what is new is
 * {@link #uncounted} until the log has taken the record, which is tried again and again.
 */
final class Rules implements Reload, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rules.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final RuleReader reader;
  private final RuleTarget target;
  private final ScheduledExecutorService retrying =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("promises").factory());
  private volatile RuleSet inForce;
  private volatile Optional<String> uncounted = Optional.empty();

  /** Reads the files. */
  @FunctionalInterface
  interface RuleReader {
    /**
     * Reads them as they are now.
     *
     * @throws InvalidFiles with every problem of every file
     */
    RuleSet read() throws IOException;
  }

  /** What the rules are put into force in. */
  interface RuleTarget {
    /**
     * Has the log say what is counted from now on.
     *
     * @return why it could not be told; empty if it was, or nothing differs
     */
    Optional<String> record(List<Objective> next);

    /** Puts other promises into force. */
    void promise(List<Objective> next);

    /** Has others told of the incidents of these promises, and compared by these services. */
    void route(RuleSet next);
  }

  Rules(RuleSet first, RuleReader reader, RuleTarget target) {
    this.inForce = first;
    this.reader = reader;
    this.target = target;
  }

  /** Puts the first rule set into force, once everything acknowledged before has been replayed. */
  synchronized void start() {
    warnOfGaps(inForce);
    record();
    target.promise(inForce.objectives());
    target.route(inForce);
    var _ =
        retrying.scheduleWithFixedDelay(
            this::retry, RETRY.toMillis(), RETRY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void warnOfGaps(RuleSet rules) {
    rules.leftOut().forEach(problem -> log.warn("left out: {}", problem));
    rules.warnings().forEach(problem -> log.warn("{}", problem));
  }

  void retry() {
    try {
      record();
    } catch (RuntimeException e) {
      log.error("what is promised could not be compared with what is counted", e);
    }
  }

  /** Makes what is counted what is promised, as far as the log lets it. */
  private synchronized void record() {
    Optional<String> refusal = target.record(inForce.objectives());
    if (refusal.isPresent() && uncounted.isEmpty()) {
      log.error("promises that are new or changed are not counted yet: {}", refusal.get());
    } else if (refusal.isEmpty() && uncounted.isPresent()) {
      log.info("every promise is counted");
    }
    uncounted = refusal;
  }

  /** Why there are promises that are not counted yet; empty if all are. */
  Optional<String> uncounted() {
    return uncounted;
  }

  RuleSet inForce() {
    return inForce;
  }

  RunbookCatalog runbooks() {
    return inForce.runbooks();
  }

  Services services() {
    return inForce.services();
  }

  List<Objective> objectives() {
    return inForce.objectives();
  }

  @Override
  public synchronized Result reload() throws IOException {
    RuleSet next;
    try {
      next = reader.read();
    } catch (InvalidFiles invalid) {
      return new Result.InvalidRules(invalid.problems());
    }
    if (!next.badRunbooks().isEmpty()) {
      return new Result.InvalidRules(next.badRunbooks());
    }
    Optional<String> refusal = target.record(next.objectives());
    if (refusal.isPresent()) {
      return new Result.NotRecorded(refusal.get());
    }
    uncounted = Optional.empty();
    target.route(next);
    target.promise(next.objectives());
    Difference difference = difference(inForce.objectives(), next.objectives());
    inForce = next;
    warnOfGaps(next);
    return new Result.InForce(
        next.objectives().size(),
        next.routing().receivers().size(),
        next.runbooks().all().size(),
        next.services().all().size(),
        difference);
  }

  private static Difference difference(List<Objective> before, List<Objective> after) {
    Map<String, Objective> left = new LinkedHashMap<>();
    before.forEach(each -> left.put(each.name(), each));
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Objective each : after) {
      Objective known = left.remove(each.name());
      if (known == null) {
        added.add(each.name());
      } else if (!known.definition().text().equals(each.definition().text())) {
        changed.add(each.name());
      }
    }
    return new Difference(added, changed, List.copyOf(left.keySet()));
  }

  @Override
  public void close() {
    retrying.shutdownNow();
  }
}
