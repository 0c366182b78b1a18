package dev.headroom.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.api.rules.RuleControl.Decider;
import dev.headroom.api.rules.RuleControl.Result;
import dev.headroom.config.InvalidFiles;
import dev.headroom.config.PromiseFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.version.RuleVersions;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start whose files somebody has broken goes on with what was in force. */
class FirstRulesTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
  private static final String SERVICES = "alert-rules/services.yaml";
  private static final String BROKEN = "nosuchkey: 1\n";

  @TempDir private Path folder;
  private final Map<String, String> environment =
      new HashMap<>(Map.of("KEY", "0123456789abcdef0123456789abcdef"));
  private final PromisedTarget target = new PromisedTarget();
  private final List<String> promised = target.promised;
  private CollectorRegistry registry = new CollectorRegistry();
  private StateDatabase database;
  private Rules rules;

  @BeforeEach
  void oneVersionIsKept() throws IOException {
    write("alert-rules/slos/a.yaml", PromiseFiles.objective("a"));
    write("alert-rules/page.tmpl", "{{ define \"page\" }}down{{ end }}");
    write(
        "alert-rules/routing.yaml",
        """
        templates: [page.tmpl]
        route: {receiver: pager}
        receivers: [{name: pager, pagerduty_configs: [{routing_key: '${env:KEY}'}]}]
        """);
    open();
    start();
  }

  @AfterEach
  void stop() {
    rules.close();
    database.close();
  }

  private void open() throws IOException {
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, registry);
  }

  private void start() throws IOException {
    RuleFolders files = files();
    FirstRules first = FirstRules.read(files, () -> database);
    rules = new Rules(first, files, new RuleVersions(database, CLOCK, registry), target);
    rules.start();
  }

  private void restart() throws IOException {
    stop();
    promised.clear();
    registry = new CollectorRegistry();
    open();
    start();
  }

  private RuleFolders files() {
    return new RuleFolders(
        new RuleSet.Folders(
            folder.resolve("alert-rules"),
            folder.resolve("runbooks"),
            SloConfig.defaults(),
            environment::get),
        CLOCK);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private List<String> kept() throws IOException {
    return new RuleVersions(database, CLOCK, new CollectorRegistry())
        .list().versions().stream().map(each -> each.number() + " " + each.author()).toList();
  }

  private double refusedProblems() {
    return registry.getSampleValue("headroom_version_refused_problems");
  }

  @Test
  void theLastGoodVersionIsInForceAndSaysSo() throws IOException {
    write("alert-rules/slos/b.yaml", PromiseFiles.objective("b"));
    rules.reload("ada");
    write(SERVICES, BROKEN);
    write("alert-rules/slos/a.yaml", "not: an objective\n");
    restart();
    assertThat(promised).containsExactly("a", "b");
    assertThat(rules.inForce().routing().receivers()).hasSize(1);
    assertThat(rules.versionInForce()).contains(2L);
    assertThat(kept()).containsExactly("2 ada", "1 files on disk");
    assertThat(rules.doFilesDiffer()).isTrue();
    assertThat(rules.refused()).hasSizeGreaterThan(2);
    assertThat(rules.refused().getFirst())
        .isEqualTo(
            "version 2 of the rules, the last without problems, is in force until the files are right");
    assertThat(rules.refused()).anyMatch(each -> each.contains("services.yaml:1:1: unknown key"));
    assertThat(refusedProblems()).isGreaterThan(1);
    restart();
    assertThat(promised).containsExactly("a", "b");
    assertThat(kept()).hasSize(2);
  }

  @Test
  void theFilesAreTakenOnceTheyAreRight() throws IOException {
    write(SERVICES, BROKEN);
    restart();
    rules.retry();
    assertThat(rules.versionInForce()).contains(1L);

    write(SERVICES, "otherkey: 1\n");
    rules.retry();
    assertThat(rules.refused()).anyMatch(each -> each.contains("unknown key otherkey"));

    write(SERVICES, "services: []\n");
    write("alert-rules/slos/c.yaml", PromiseFiles.objective("c"));
    rules.retry();
    assertThat(promised).containsExactly("a", "c");
    assertThat(rules.versionInForce()).contains(2L);
    assertThat(kept().getFirst()).isEqualTo("2 files on disk");
    assertThat(rules.refused()).isEmpty();
    assertThat(refusedProblems()).isZero();
    assertThat(rules.doFilesDiffer()).isFalse();

    write("alert-rules/slos/d.yaml", PromiseFiles.objective("d"));
    rules.retry();
    assertThat(promised).as("what nobody waits for is read by a reload").containsExactly("a", "c");
  }

  @Test
  void aReloadAnswersAsAlways() throws IOException {
    write(SERVICES, BROKEN);
    restart();
    assertThat(rules.reload("ada")).isInstanceOf(Result.InvalidRules.class);
    assertThat(promised).containsExactly("a");
    assertThat(rules.refused()).hasSize(3);
    Files.delete(folder.resolve(SERVICES));
    assertThat(rules.reload("ada")).isInstanceOf(Result.InForce.class);
    assertThat(rules.refused()).isEmpty();
  }

  @Test
  void withoutAVersionItDoesNotStart() throws IOException {
    stop();
    Files.delete(folder.resolve("state.db"));
    registry = new CollectorRegistry();
    open();
    write(SERVICES, BROKEN);
    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            InvalidFiles.class,
            refused ->
                assertThat(refused.problems().getFirst().message())
                    .isEqualTo("unknown key nosuchkey"));
  }

  /** It would tell nobody, and an older one somebody else: neither is what was meant. */
  @Test
  void aVersionWhoseSecretsAreGoneTakesNoPlace() throws IOException {
    environment.clear();
    stop();
    registry = new CollectorRegistry();
    open();
    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            InvalidFiles.class,
            refused ->
                assertThat(refused.problems().getFirst().file())
                    .isEqualTo(folder.resolve("alert-rules/routing.yaml").toString()));
  }

  @Test
  void aVersionThatThisProgramCannotReadTakesNoPlace() throws IOException {
    new RuleVersions(database, CLOCK, new CollectorRegistry())
        .keep("digest", new TreeMap<>(Map.of(SERVICES, "of: the future\n")), "ada");
    write(SERVICES, BROKEN);
    stop();
    registry = new CollectorRegistry();
    open();
    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            InvalidFiles.class,
            refused ->
                assertThat(refused.problems().getFirst().message())
                    .isEqualTo("unknown key nosuchkey"));
  }

  @Test
  void whereVersionsCannotBeReadTheProblemsOfTheFilesAreTold() throws IOException {
    write(SERVICES, BROKEN);
    assertThatThrownBy(() ->
            FirstRules.read(
                files(),
                () -> {
                  throw new IOException("no such disk");
                }))
        .isInstanceOf(InvalidFiles.class);
  }

  @Test
  void whatSomebodyRolledBackToStandsAndNothingIsAwaited() throws IOException {
    write("alert-rules/slos/b.yaml", PromiseFiles.objective("b"));
    rules.reload("ada");
    rules.rollBack(1, Decider.of("dana"));
    write(SERVICES, BROKEN);
    restart();
    assertThat(promised).containsExactly("a");
    assertThat(rules.refused()).isEmpty();
    Files.delete(folder.resolve(SERVICES));
    rules.retry();
    assertThat(promised).containsExactly("a");
    assertThat(rules.reload("ada")).isEqualTo(new Result.RolledBack(1, "dana"));
  }

  @Test
  void whoeverRollsBackMeanwhileDecides() throws IOException {
    write("alert-rules/slos/b.yaml", PromiseFiles.objective("b"));
    rules.reload("ada");
    write(SERVICES, BROKEN);
    restart();
    rules.rollBack(1, Decider.of("dana"));
    Files.delete(folder.resolve(SERVICES));
    rules.retry();
    assertThat(promised).containsExactly("a");
    assertThat(rules.refused()).isEmpty();
  }

  /** A runbook keeps nothing from being watched at a start, nor when the start has waited. */
  @Test
  void aBadRunbookIsLeftOutOfWhatWasAwaited() throws IOException {
    write(SERVICES, BROKEN);
    restart();
    Files.delete(folder.resolve(SERVICES));
    write("runbooks/bad.md", "---\nnosuchkey: 1\n---\n# Bad\n");
    rules.retry();
    assertThat(rules.refused()).isEmpty();
    assertThat(rules.inForce().badRunbooks()).isNotEmpty();
  }
}
