package dev.headroom.server.rules;

import dev.headroom.api.rules.RuleControl;
import dev.headroom.capacity.Services;
import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.model.Problem;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.slo.objective.Objective;
import dev.headroom.version.RuleVersions;
import dev.headroom.version.VersionRecords.Pin;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rule set in force, and how another one takes its place: everything is read and checked first,
 * then the log is told what is counted from now on, then objectives, routing and runbooks change
 * together; on any problem nothing does.
 *
 * <p>Each set is kept as a version before it is in force. Rolling back puts an older one into
 * force, whatever the files say, also at the next start.
 *
 * <p>A start does not wait for a log that takes nothing: what was counted goes on, what is new is
 * {@link #uncounted} until the log has taken the record, which is tried again and again. Nor does
 * it wait for a state database that cannot be read: the files are in force until it can. Files that
 * it cannot use are read again and again until they are right.
 */
public final class Rules implements RuleControl, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rules.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final RuleReader reader;
  private final StandingVersion standing;
  private final AwaitedFiles awaited;
  private final RuleTarget target;
  private final FirstRules first;
  private final ScheduledExecutorService retrying =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("promises").factory());
  private volatile RuleSet inForce;
  private volatile Optional<String> uncounted = Optional.empty();

  public Rules(FirstRules first, RuleReader reader, RuleVersions versions, RuleTarget target) {
    this.first = first;
    this.inForce = first.set();
    this.reader = reader;
    this.standing = new StandingVersion(versions, reader);
    this.awaited = new AwaitedFiles(reader, standing);
    this.target = target;
  }

  /** Puts the first rule set into force, once everything acknowledged before has been replayed. */
  public synchronized void start() {
    inForce = standing.settle(inForce).orElse(inForce);
    if (!first.refused().isEmpty()) {
      awaited.await(first.refused());
    }
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
      if (!standing.isSettled()) {
        resettle();
      }
      lookAtFiles();
      record();
    } catch (RuntimeException e) {
      log.error("what is promised could not be compared with what is counted", e);
    }
  }

  private synchronized void resettle() {
    standing.settle(inForce).ifPresent(this::putAnyhow);
  }

  private synchronized void lookAtFiles() {
    awaited.look(inForce).ifPresent(this::putAnyhow);
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
  public Optional<String> uncounted() {
    return uncounted;
  }

  public RuleSet inForce() {
    return inForce;
  }

  public RunbookCatalog runbooks() {
    return inForce.runbooks();
  }

  public Services services() {
    return inForce.services();
  }

  public List<Objective> objectives() {
    return inForce.objectives();
  }

  @Override
  public Optional<Long> versionInForce() {
    return standing.number();
  }

  @Override
  public List<Problem> unusable() {
    return standing.unusable().map(UnusableVersion::problems).orElse(List.of());
  }

  @Override
  public boolean doFilesDiffer() throws IOException {
    return !reader.texts().equals(inForce.files());
  }

  @Override
  public synchronized Result reload(String author) throws IOException {
    if (!standing.isSettled()) {
      resettle();
    }
    Optional<Pin> pin = standing.pin();
    if (pin.isPresent()) {
      return new Result.RolledBack(pin.get().number(), pin.get().by());
    }
    Optional<Result> undecided = undecided();
    return undecided.isPresent()
        ? undecided.get()
        : putFiles(author, next -> target.record(next.objectives()));
  }

  /** Why what is in force is not what is to be; empty if it is. */
  private Optional<Result> undecided() {
    if (standing.isSettled()) {
      return Optional.empty();
    }
    return standing
        .unusable()
        .map(UnusableVersion::refusal)
        .or(() ->
            Optional.of(
                new Result.NotRecorded("it cannot be read yet whether somebody rolled back")));
  }

  @Override
  public synchronized Result resume(Decider decider) throws IOException {
    if (hasMovedOn(decider)) {
      return new Result.MovedOn(standing.number());
    }
    if (standing.isSettled() && standing.pin().isEmpty()) {
      return new Result.NotRolledBack();
    }
    Result result = putFiles(decider.by(), _ -> Optional.empty());
    if (result instanceof Result.InForce) {
      log.info("the files of the rules are in force again: {} decided so", decider.by());
    }
    return result;
  }

  private boolean hasMovedOn(Decider decider) {
    return decider.seen().isPresent() && !decider.seen().equals(standing.number());
  }

  /**
   * Reads the files, keeps them as a version, and puts them into force.
   *
   * @param refusal asked once they are kept; what it answers keeps them from being in force
   */
  private Result putFiles(String author, Function<RuleSet, Optional<String>> refusal)
      throws IOException {
    RuleSet next;
    try {
      next = sound(reader.read());
      LostRouting.throwIfAny(inForce, next);
    } catch (InvalidFiles invalid) {
      standing.refuse(invalid.problems());
      return new Result.InvalidRules(invalid.problems());
    }
    Optional<Long> kept;
    try {
      kept = standing.keep(next, author);
    } catch (IOException e) {
      return unwritten(e);
    }
    Optional<String> refused = refusal.apply(next);
    if (refused.isPresent()) {
      return new Result.NotRecorded(refused.get());
    }
    standing.follow(kept);
    return putAnyhow(next);
  }

  /**
   * What keeps the files on disk, as of the last reload or the start, or the version that somebody
   * rolled back to from being in force.
   */
  public List<String> refused() {
    return Stream.of(
            standing.unusable().stream().flatMap(UnusableVersion::notes),
            awaited.note().stream(),
            standing.refused().stream().map(problem -> "not put into force: " + problem))
        .flatMap(each -> each)
        .toList();
  }

  @Override
  public synchronized Result rollBack(long number, Decider decider) throws IOException {
    if (hasMovedOn(decider)) {
      return new Result.MovedOn(standing.number());
    }
    Optional<NavigableMap<String, String>> files = standing.files(number);
    if (files.isEmpty()) {
      return new Result.NoSuchVersion();
    }
    RuleSet next;
    try {
      next = reader.read(files.get());
    } catch (InvalidFiles invalid) {
      return new Result.InvalidRules(invalid.problems());
    }
    try {
      return standing.pin(number, decider.by()) ? putAnyhow(next) : new Result.NoSuchVersion();
    } catch (IOException e) {
      return unwritten(e);
    }
  }

  @Override
  public synchronized Result promote(ShadowNames what, Decider decider) throws IOException {
    Optional<Result> undecided =
        hasMovedOn(decider) ? Optional.of(new Result.MovedOn(standing.number())) : undecided();
    if (undecided.isPresent()) {
      return undecided.get();
    }
    RuleSet.InShadow before = inForce.inShadow();
    RuleSet.InShadow after = before.without(what.objectives(), what.receivers());
    if (!before.objectives().containsAll(what.objectives())
        || !before.receivers().containsAll(what.receivers())) {
      return new Result.NotInShadow();
    }
    RuleSet next;
    try {
      next = reader.read(inForce.filesWith(after));
    } catch (InvalidFiles invalid) {
      return new Result.InvalidRules(invalid.problems());
    }
    try {
      return standing.keepPinned(next, decider.by())
          ? putAnyhow(next)
          : new Result.NotRecorded("the rules are too large to be kept as a version");
    } catch (IOException e) {
      return unwritten(e);
    }
  }

  @Override
  public ShadowNames inShadow() {
    RuleSet.InShadow now = inForce.inShadow();
    return new ShadowNames(now.objectives(), now.receivers());
  }

  /** A runbook with problems is left out by a start and refused later. */
  static RuleSet sound(RuleSet read) throws InvalidFiles {
    InvalidFiles.throwIfAny(read.badRunbooks());
    return read;
  }

  private static Result unwritten(IOException e) {
    log.error("a version of the rules cannot be written", e);
    return new Result.NotRecorded("the state database cannot be written");
  }

  /** What was decided and is on disk is in force, though the log may not count what is new yet. */
  private Result putAnyhow(RuleSet next) {
    Result put = put(next);
    record();
    return put;
  }

  private Result put(RuleSet next) {
    target.route(next);
    target.promise(next.objectives());
    Difference difference = PromiseDifference.of(inForce.objectives(), next.objectives());
    inForce = next;
    standing.refuse(List.of());
    awaited.settle();
    warnOfGaps(next);
    return new Result.InForce(
        standing.number(),
        next.objectives().size(),
        next.routing().receivers().size(),
        next.runbooks().all().size(),
        next.services().all().size(),
        difference);
  }

  @Override
  public void close() {
    retrying.shutdownNow();
  }
}
