package dev.headroom.config;

import dev.headroom.capacity.Services;
import dev.headroom.capacity.Services.ServiceEntry;
import dev.headroom.drill.schedule.DrillSchedules;
import dev.headroom.drill.schedule.DrillSchedules.Drillable;
import dev.headroom.model.Problem;
import dev.headroom.routing.Routing;
import dev.headroom.routing.RoutingReader;
import dev.headroom.routing.template.TemplateFiles;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.openslo.OpenSlo;
import dev.headroom.watch.heartbeat.HeartbeatRules;
import dev.headroom.watch.page.PageFallbacks;
import dev.headroom.watch.page.ShadowedRoutes;
import dev.headroom.watch.ping.HeartbeatsOut;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything people write that can be reloaded: what is promised, who is told, what to do, and
 * which services there are. It is in force as a whole or not at all.
 *
 * @param version a digest of the files
 * @param files the texts of all of them by path, as they are kept; what holds secrets is not among
 *     them
 * @param badRunbooks what is wrong with pages that were left out
 * @param unread files that nobody reads
 * @param keptIn where the files stood for a while; empty if they are those that people edit
 */
public record RuleSet(
    List<Objective> objectives,
    Routing routing,
    RunbookCatalog runbooks,
    Services services,
    HeartbeatRules heartbeats,
    DrillSchedules drills,
    Instant readAt,
    String version,
    NavigableMap<String, String> files,
    List<Problem> badRunbooks,
    List<Problem> unread,
    Optional<Path> keptIn) {
  /** No file but those of objectives, which have their own bound, may be larger than this. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  public RuleSet {
    files = Collections.unmodifiableNavigableMap(files);
    badRunbooks = List.copyOf(badRunbooks);
    unread = List.copyOf(unread);
  }

  /**
   * Where the files are and what they may look like.
   *
   * @param secrets what files of secrets are relative to
   */
  public record Folders(
      Path rules,
      Path runbooks,
      Path secrets,
      SloConfig slo,
      Function<String, @Nullable String> environment) {
    /** Secrets stand beside the rules. */
    public Folders(
        Path rules, Path runbooks, SloConfig slo, Function<String, @Nullable String> environment) {
      this(rules, runbooks, rules, slo, environment);
    }

    /** No file but those of objectives, which have their own bound, may be larger than this. */
    int fileBytesMax() {
      return Math.max(FILE_BYTES_MAX, slo.fileBytesMax());
    }
  }

  /**
   * Reads a set that was kept, in the place of the files; secrets are where they always are. A name
   * in a problem is that under which the file is kept.
   *
   * @param files the texts by path, as {@link #files} has them
   * @throws InvalidFiles with every problem of every file
   */
  public static RuleSet read(Folders folders, NavigableMap<String, String> files, Instant now)
      throws IOException {
    try (KeptFiles kept = KeptFiles.write(files)) {
      try {
        return kept.stoodHere(read(kept.folders(folders), now));
      } catch (InvalidFiles invalid) {
        throw new InvalidFiles(kept.named(invalid.problems()));
      }
    }
  }

  /**
   * Reads a set that somebody has sent: the same, but that it leads to no other files.
   *
   * @throws InvalidFiles with every problem of every file
   */
  public static RuleSet readSent(Folders folders, NavigableMap<String, String> files, Instant now)
      throws IOException {
    Problems problems = new Problems();
    String routing = WrittenFiles.RULES + "/routing.yaml";
    TemplateFiles.refuseElsewhere(routing, files.getOrDefault(routing, ""), problems);
    InvalidFiles.throwIfAny(problems);
    return read(folders, files, now);
  }

  /**
   * Reads all files. A runbook that cannot be used is left out and keeps nothing from being
   * watched; everything else that is wrong does.
   *
   * @param now when it is read
   * @throws InvalidFiles with every problem of every file
   */
  public static RuleSet read(Folders folders, Instant now) throws IOException {
    Problems problems = new Problems();
    Problems runbookProblems = new Problems();
    RunbookCatalog runbooks = RunbookCatalog.read(folders.runbooks(), runbookProblems);
    List<Objective> objectives =
        OpenSlo.read(folders.rules().resolve("slos"), problems, folders.slo());
    Routing routing = routing(folders, problems);
    ShadowFile shadow =
        ShadowFile.read(folders.rules().resolve(ShadowFile.NAME), objectives, routing, problems);
    List<Objective> promises = shadow.mark(objectives);
    Services services = Services.read(folders.rules().resolve("services.yaml"), problems);
    RuleSet read =
        new RuleSet(
            promises,
            shadow.mark(routing),
            runbooks,
            services,
            HeartbeatRules.read(folders.rules().resolve("heartbeats.yaml"), problems),
            drills(folders, promises, services, problems),
            now,
            version(folders),
            WrittenFiles.of(folders).texts(),
            runbookProblems.sorted(),
            new UnreadFiles(folders.rules(), folders.runbooks()).find(),
            Optional.empty());
    if (!problems.isEmpty()) {
      read.leftOut().forEach(problems::add);
      throw new InvalidFiles(problems.sorted());
    }
    return read;
  }

  private static DrillSchedules drills(
      Folders folders, List<Objective> promises, Services services, Problems problems)
      throws IOException {
    Drillable known =
        new Drillable(promises, service -> services.find(service).map(ServiceEntry::owner));
    return DrillSchedules.read(folders.rules().resolve("drills.yaml"), known, problems);
  }

  /** The texts of the files as they are now, as {@link #files} has them. */
  public static NavigableMap<String, String> texts(Folders folders) throws IOException {
    return WrittenFiles.of(folders).texts();
  }

  private static String version(Folders folders) throws IOException {
    Path routing = folders.rules().resolve("routing.yaml");
    FileDigest digest =
        new FileDigest(folders.fileBytesMax())
            .folder(folders.rules().resolve("slos"), ".yaml", ".yml")
            .file(routing)
            .file(folders.rules().resolve("services.yaml"))
            .file(folders.rules().resolve("heartbeats.yaml"))
            .file(folders.rules().resolve("drills.yaml"))
            .file(folders.rules().resolve(ShadowFile.NAME))
            .folder(folders.runbooks(), ".md");
    for (Path each : TemplateFiles.of(routing)) {
      digest = digest.file(each);
    }
    return digest.toString();
  }

  /**
   * Who is told, by {@code routing.yaml} and the receivers in shadow, whatever is promised; what is
   * wrong is added to the problems.
   */
  public static Routing routes(Folders folders, Problems problems) throws IOException {
    return ShadowFile.markReceivers(
        folders.rules().resolve(ShadowFile.NAME), routing(folders, problems), problems);
  }

  private static Routing routing(Folders folders, Problems problems) throws IOException {
    Routing written =
        RoutingReader.read(
            folders.rules().resolve("routing.yaml"),
            folders.secrets(),
            ReceiverTypes.ENTRIES,
            folders.environment(),
            problems);
    if (HeartbeatsOut.targets(written.receivers()).size() > HeartbeatsOut.TARGETS_MAX) {
      problems.add(
          folders.rules().resolve("routing.yaml").toString(),
          1,
          1,
          "more than %d entries of heartbeat_configs".formatted(HeartbeatsOut.TARGETS_MAX));
    }
    return written.scaled(folders.slo().windowScale()::apply);
  }

  /** What is in shadow, by names. */
  public record InShadow(Set<String> objectives, Set<String> receivers) {
    public InShadow {
      objectives = Collections.unmodifiableSet(new TreeSet<>(objectives));
      receivers = Collections.unmodifiableSet(new TreeSet<>(receivers));
    }

    /** The same without some names. */
    public InShadow without(Collection<String> promises, Collection<String> others) {
      Set<String> left = new TreeSet<>(objectives);
      left.removeAll(promises);
      Set<String> leftReceivers = new TreeSet<>(receivers);
      leftReceivers.removeAll(others);
      return new InShadow(left, leftReceivers);
    }
  }

  public InShadow inShadow() {
    return new InShadow(
        objectives.stream()
            .filter(Objective::isShadow)
            .map(Objective::name)
            .collect(Collectors.toSet()),
        routing.shadow().receivers());
  }

  /** The texts of the files, as {@link #files} has them, with something else in shadow. */
  public NavigableMap<String, String> filesWith(InShadow other) {
    NavigableMap<String, String> texts = new TreeMap<>(files);
    texts.put(
        WrittenFiles.RULES + "/" + ShadowFile.NAME,
        ShadowFile.text(other.objectives(), other.receivers()));
    return texts;
  }

  /** Everything that stands in the folders and is not in force. */
  public List<Problem> leftOut() {
    return named(Stream.concat(badRunbooks.stream(), unread.stream()));
  }

  /** What is in force and may not be what was meant. */
  public List<Problem> warnings() {
    return named(
        Stream.of(
                missingRunbooks(),
                routing.warnings(),
                PageFallbacks.missing(routing),
                ShadowedRoutes.warnings(routing))
            .flatMap(List::stream));
  }

  private List<Problem> named(Stream<Problem> problems) {
    return problems
        .map(each -> keptIn.map(folder -> KeptFiles.named(folder, each)).orElse(each))
        .toList();
  }

  /**
   * Promises that name a runbook that is not there, where there are runbooks at all. They are
   * watched all the same; their pages lead to a page to be written.
   */
  private List<Problem> missingRunbooks() {
    if (runbooks.all().isEmpty()) {
      return List.of();
    }
    return objectives.stream()
        .filter(each -> !each.runbook().equals(each.name()))
        .filter(each -> runbooks.find(each.runbook()).isEmpty())
        .map(RuleSet::missingRunbook)
        .toList();
  }

  private static Problem missingRunbook(Objective objective) {
    return new Problem(
        objective.definition().file(),
        objective.definition().line(),
        1,
        "'%s' names the runbook '%s', which does not exist"
            .formatted(objective.name(), objective.runbook()));
  }
}
