package dev.headroom.server;

import dev.headroom.capacity.Services;
import dev.headroom.capacity.ServicesReader;
import dev.headroom.model.Problem;
import dev.headroom.routing.Routing;
import dev.headroom.routing.RoutingReader;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.slo.SloConfig;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.openslo.OpenSlo;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything people write that can be reloaded: what is promised, who is told, what to do, and
 * which services there are. It is in force as a whole or not at all.
 *
 * @param version a digest of the files
 * @param badRunbooks what is wrong with pages that were left out
 * @param unread files that nobody reads
 */
record RuleSet(
    List<Objective> objectives,
    Routing routing,
    RunbookCatalog runbooks,
    Services services,
    Instant readAt,
    String version,
    List<Problem> badRunbooks,
    List<Problem> unread) {
  RuleSet {
    badRunbooks = List.copyOf(badRunbooks);
    unread = List.copyOf(unread);
  }

  /** Where the files are and what they may look like. */
  record Source(
      Path rules, Path runbooks, SloConfig slo, Function<String, @Nullable String> environment) {}

  /**
   * Reads all files. A runbook that cannot be used is left out and keeps nothing from being
   * watched; everything else that is wrong does.
   *
   * @throws InvalidFiles with every problem of every file
   */
  static RuleSet read(Source source) throws IOException {
    Problems problems = new Problems();
    Problems runbookProblems = new Problems();
    RunbookCatalog runbooks = RunbookCatalog.read(source.runbooks(), runbookProblems);
    RuleSet read =
        new RuleSet(
            OpenSlo.read(source.rules().resolve("slos"), problems, source.slo()),
            routing(source, problems),
            runbooks,
            ServicesReader.read(source.rules().resolve("services.yaml"), problems),
            Instant.now(),
            new FileDigest()
                .add(source.rules().resolve("slos"), ".yaml", ".yml")
                .add(source.rules().resolve("routing.yaml"), ".yaml")
                .add(source.rules().resolve("services.yaml"), ".yaml")
                .add(source.runbooks(), ".md")
                .toString(),
            runbookProblems.sorted(),
            new UnreadFiles(source.rules(), source.runbooks()).find());
    if (!problems.isEmpty()) {
      read.leftOut().forEach(problems::add);
      throw new InvalidFiles(problems.sorted());
    }
    return read;
  }

  private static Routing routing(Source source, Problems problems) throws IOException {
    Routing written =
        RoutingReader.read(
            source.rules().resolve("routing.yaml"),
            ReceiverTypes.ALL,
            source.environment(),
            problems);
    return written.withGroupInterval(source.slo().windowScale().apply(written.groupInterval()));
  }

  /** Everything that stands in the folders and is not in force. */
  List<Problem> leftOut() {
    return Stream.concat(badRunbooks.stream(), unread.stream()).toList();
  }

  /**
   * Promises that name a runbook that is not there, where there are runbooks at all. They are
   * watched all the same; their pages lead to a page to be written.
   */
  List<Problem> missingRunbooks() {
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

  /** The same with other routing. */
  RuleSet routedBy(Routing other) {
    return new RuleSet(objectives, other, runbooks, services, readAt, version, badRunbooks, unread);
  }
}
