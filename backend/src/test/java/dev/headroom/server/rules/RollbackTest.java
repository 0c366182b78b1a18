package dev.headroom.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.api.rules.RuleControl.Decider;
import dev.headroom.api.rules.RuleControl.Difference;
import dev.headroom.api.rules.RuleControl.Result;
import dev.headroom.api.rules.RuleControl.ShadowNames;
import dev.headroom.config.InvalidFiles;
import dev.headroom.config.PromiseFiles;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.version.RuleVersion;
import dev.headroom.version.RuleVersions;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rolling back: which rules are in force then, after a reload, after a restart, on a bad disk. */
class RollbackTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  @TempDir private Path folder;
  private StateDatabase database;
  private Rules rules;
  private boolean diskIsFull;
  private final PromisedTarget target = new PromisedTarget();
  private final List<String> promised = target.promised;

  @BeforeEach
  void versionOneHasAAndVersionTwoHasBToo() throws IOException {
    write("alert-rules/slos/a.yaml", PromiseFiles.objective("a"));
    start();
    write("alert-rules/slos/b.yaml", PromiseFiles.objective("b"));
    assertThat(rules.reload("ada")).isInstanceOf(Result.InForce.class);
  }

  @AfterEach
  void stop() {
    rules.close();
    database.close();
  }

  private void start() throws IOException {
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry());
    RuleFolders files = files();
    rules = new Rules(FirstRules.read(files, () -> database), files, versions(), target);
    rules.start();
  }

  private void restart() throws IOException {
    stop();
    start();
  }

  private RuleFolders files() {
    return TestRules.in(folder, CLOCK);
  }

  private RuleVersions versions() {
    return new RuleVersions(
        new LateStore<>(() -> diskIsFull ? null : database), CLOCK, new CollectorRegistry());
  }

  private List<RuleVersion> kept() throws IOException {
    return versions().list().versions();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void everySetInForceIsAVersionWithItsAuthor() throws IOException {
    assertThat(kept().stream().map(each -> each.number() + " " + each.author()))
        .containsExactly("2 ada", "1 " + RuleVersions.FILES);
    assertThat(rules.versionInForce()).contains(2L);
    rules.reload("bob");
    restart();
    assertThat(kept()).hasSize(2);
    assertThat(rules.versionInForce()).contains(2L);
    assertThat(rules.doFilesDiffer()).isFalse();
  }

  @Test
  void whatIsRolledBackToIsInForceAndTheFilesAreLeftAlone() throws IOException {
    Result done = rules.rollBack(1, Decider.of("dana"));
    assertThat(done)
        .isEqualTo(
            new Result.InForce(
                Optional.of(1L), 1, 0, 0, 0, new Difference(List.of(), List.of(), List.of("b"))));
    assertThat(promised).containsExactly("a");
    assertThat(rules.doFilesDiffer()).isTrue();
    assertThat(folder.resolve("alert-rules/slos/b.yaml")).exists();
    assertThat(kept()).hasSize(2);
  }

  @Test
  void aReloadDoesNotUndoItAndSaysWhoDidIt() throws IOException {
    rules.rollBack(1, Decider.of("dana"));
    assertThat(rules.reload("ada")).isEqualTo(new Result.RolledBack(1, "dana"));
    assertThat(promised).containsExactly("a");
  }

  @Test
  void aRestartDoesNotUndoItAndCountsNothingAnew() throws IOException {
    rules.rollBack(1, Decider.of("dana"));
    String definition = rules.objectives().getFirst().definition().text();
    restart();
    assertThat(promised).containsExactly("a");
    assertThat(rules.versionInForce()).contains(1L);
    assertThat(rules.objectives().getFirst().definition().text()).isEqualTo(definition);
    assertThat(rules.reload("ada")).isEqualTo(new Result.RolledBack(1, "dana"));
  }

  @Test
  void resumingPutsTheFilesIntoForceForGood() throws IOException {
    rules.rollBack(1, Decider.of("dana"));
    write("alert-rules/slos/c.yaml", PromiseFiles.objective("c"));
    assertThat(rules.resume(Decider.of("eve"))).isInstanceOf(Result.InForce.class);
    assertThat(promised).containsExactly("a", "b", "c");
    assertThat(kept().getFirst().author()).isEqualTo("eve");
    restart();
    assertThat(promised).containsExactly("a", "b", "c");
    assertThat(rules.versionInForce()).contains(3L);
  }

  @Test
  void whereNothingIsRolledBackThereIsNothingToResume() throws IOException {
    write("alert-rules/slos/c.yaml", PromiseFiles.objective("c"));
    assertThat(rules.resume(Decider.of("eve"))).isEqualTo(new Result.NotRolledBack());
    assertThat(promised).containsExactly("a", "b");
    assertThat(kept()).hasSize(2);
    rules.rollBack(1, Decider.of("dana"));
    assertThat(rules.resume(Decider.of("eve"))).isInstanceOf(Result.InForce.class);
    assertThat(rules.resume(Decider.of("eve"))).isEqualTo(new Result.NotRolledBack());
  }

  @Test
  void whoHasSeenAnotherVersionInForceDecidesNothing() throws IOException {
    Decider late = new Decider("eve", Optional.of(2L));
    assertThat(rules.rollBack(1, new Decider("dana", Optional.of(2L))))
        .isInstanceOf(Result.InForce.class);
    Result movedOn = new Result.MovedOn(Optional.of(1L));
    assertThat(rules.rollBack(2, late)).isEqualTo(movedOn);
    assertThat(rules.resume(late)).isEqualTo(movedOn);
    assertThat(rules.promote(new ShadowNames(Set.of("a"), Set.of()), late)).isEqualTo(movedOn);
    assertThat(promised).containsExactly("a");
    assertThat(rules.resume(new Decider("eve", Optional.of(1L))))
        .isInstanceOf(Result.InForce.class);
  }

  @Test
  void filesWithProblemsKeepTheVersionInForce() throws IOException {
    rules.rollBack(1, Decider.of("dana"));
    write("alert-rules/services.yaml", "nosuchkey: 1\n");
    assertThat(rules.resume(Decider.of("eve"))).isInstanceOf(Result.InvalidRules.class);
    assertThat(promised).containsExactly("a");
    assertThat(rules.reload("ada")).isEqualTo(new Result.RolledBack(1, "dana"));
  }

  @Test
  void thereIsNoGoingBackToWhatIsNotKept() throws IOException {
    assertThat(rules.rollBack(9, Decider.of("dana"))).isEqualTo(new Result.NoSuchVersion());
    assertThat(promised).containsExactly("a", "b");
  }

  @Test
  void aVersionThatCannotBeReadAnyMoreChangesNothingAndItsProblemsHaveItsOwnNames()
      throws IOException {
    write("alert-rules/secret", "https://pager.example");
    write(
        "alert-rules/routing.yaml",
        """
        route: {receiver: pager}
        receivers: [{name: pager, webhook_configs: [{url: '${file:secret}/hook'}]}]
        """);
    rules.reload("ada");
    assertThat(kept().getFirst().files()).isEqualTo(3);
    write("alert-rules/routing.yaml", "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
    assertThat(rules.reload("ada")).isInstanceOf(Result.InForce.class);
    assertThat(rules.rollBack(3, Decider.of("dana"))).isInstanceOf(Result.InForce.class);

    Files.delete(folder.resolve("alert-rules/secret"));
    assertThat(rules.rollBack(3, Decider.of("dana")))
        .isInstanceOfSatisfying(
            Result.InvalidRules.class,
            refused ->
                assertThat(refused.problems().getFirst().file())
                    .isEqualTo("alert-rules/routing.yaml"));
    assertThat(rules.versionInForce()).contains(3L);
  }

  @Test
  void whatTheLogDoesNotTakeYetIsInForceAndCountedLater() throws IOException {
    target.logRefuses = Optional.of("the disk is full");
    assertThat(rules.rollBack(1, Decider.of("dana"))).isInstanceOf(Result.InForce.class);
    assertThat(rules.uncounted()).contains("the disk is full");
    target.logRefuses = Optional.empty();
    rules.retry();
    assertThat(rules.uncounted()).isEmpty();
  }

  @Test
  void whatTheLogRefusesAtAReloadIsKeptButNotInForce() throws IOException {
    target.logRefuses = Optional.of("the disk is full");
    write("alert-rules/slos/c.yaml", PromiseFiles.objective("c"));
    assertThat(rules.reload("ada")).isEqualTo(new Result.NotRecorded("the disk is full"));
    assertThat(rules.versionInForce()).contains(2L);
    assertThat(promised).containsExactly("a", "b");
  }

  @Test
  void whatCannotBeWrittenDownChangesNothing() throws IOException {
    diskIsFull = true;
    write("alert-rules/slos/c.yaml", PromiseFiles.objective("c"));
    assertThat(rules.reload("ada")).isInstanceOf(Result.NotRecorded.class);
    assertThat(promised).containsExactly("a", "b");
  }

  @Test
  void aStartDoesNotWaitForTheDatabaseAndGoesBackOnceItIsThere() throws IOException {
    rules.rollBack(1, Decider.of("dana"));
    diskIsFull = true;
    restart();
    assertThat(promised).containsExactly("a", "b");
    assertThat(rules.reload("ada")).isInstanceOf(Result.NotRecorded.class);

    diskIsFull = false;
    rules.retry();
    assertThat(promised).containsExactly("a");
    assertThat(rules.versionInForce()).contains(1L);
  }

  @Test
  void filesThatAreSentLeadToNoOthers() throws IOException {
    String routing = "templates: ['%s']\nroute: {receiver: a}\nreceivers: [{name: a}]\n";
    for (String elsewhere : List.of("/etc/*", "../x.tmpl", "a/../../x.tmpl")) {
      NavigableMap<String, String> sent =
          new TreeMap<>(Map.of("alert-rules/routing.yaml", routing.formatted(elsewhere)));
      assertThatThrownBy(() -> files().readSent(sent))
          .isInstanceOfSatisfying(
              InvalidFiles.class,
              invalid ->
                  assertThat(invalid.problems().toString())
                      .contains("alert-rules/routing.yaml:1:13", "lie among them"));
    }
    NavigableMap<String, String> own =
        new TreeMap<>(
            Map.of(
                "alert-rules/routing.yaml",
                routing.formatted("own/*.tmpl"),
                "alert-rules/own/a.tmpl",
                "{{ define \"a\" }}x{{ end }}"));
    assertThat(files().readSent(own).routing().receivers()).hasSize(1);
  }
}
