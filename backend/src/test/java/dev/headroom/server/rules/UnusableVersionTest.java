package dev.headroom.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.api.rules.RuleControl.Decider;
import dev.headroom.api.rules.RuleControl.Result;
import dev.headroom.api.rules.RuleControl.ShadowNames;
import dev.headroom.config.InvalidFiles;
import dev.headroom.config.PromiseFiles;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.model.Problem;
import dev.headroom.version.RuleVersions;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start after somebody rolled back to a version whose secret is gone since. */
class UnusableVersionTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
  private static final String ROUTING = "alert-rules/routing.yaml";

  @TempDir private Path folder;
  private final PromisedTarget target = new PromisedTarget();
  private final List<String> promised = target.promised;
  private CollectorRegistry registry = new CollectorRegistry();
  private StateDatabase database;
  private Rules rules;

  /** Version 1 has the promise a and needs the secret; version 2 has b, too, and needs none. */
  @BeforeEach
  void danaRolledBack() throws IOException {
    write("alert-rules/secret", "hook");
    write("alert-rules/slos/a.yaml", PromiseFiles.objective("a"));
    write(
        ROUTING,
        """
        route: {receiver: pager}
        receivers:
          - name: pager
            webhook_configs:
              - {url: 'http://127.0.0.1:19/${file:secret}'}
        """);
    open();
    start();
    write("alert-rules/slos/b.yaml", PromiseFiles.objective("b"));
    write(ROUTING, "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
    rules.reload("ada");
    rules.rollBack(1, Decider.of("dana"));
    assertThat(metric("rolled_back")).isOne();
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
    RuleFolders files = TestRules.in(folder, CLOCK);
    FirstRules first = FirstRules.read(files, () -> database);
    rules = new Rules(first, files, new RuleVersions(database, CLOCK, registry), target);
    rules.start();
  }

  private void restart() throws IOException {
    stop();
    registry = new CollectorRegistry();
    open();
    start();
  }

  private void restartWithoutSecret() throws IOException {
    Files.delete(folder.resolve("alert-rules/secret"));
    restart();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private double metric(String name) {
    return registry.getSampleValue("headroom_version_" + name);
  }

  @Test
  void theFilesAreInForceAndNothingSaysThatTheVersionIs() throws IOException {
    restartWithoutSecret();
    assertThat(promised).containsExactly("a", "b");
    assertThat(rules.versionInForce()).as("what the files say").contains(2L);
    assertThat(rules.doFilesDiffer()).isFalse();
    assertThat(rules.unusable()).hasSize(1);
    assertThat(metric("rolled_back")).isZero();
    assertThat(metric("unusable_problems")).isOne();
    assertThat(rules.refused().getFirst())
        .isEqualTo(
            "version 1 of the rules, which dana decided on, cannot be used: the files on disk are"
                + " in force until it can");
    assertThat(rules.refused().get(1)).startsWith("version 1: alert-rules/routing.yaml:5:");
  }

  @Test
  void filesThatAreNoVersionHaveNoNumber() throws IOException {
    write("alert-rules/slos/c.yaml", PromiseFiles.objective("c"));
    restartWithoutSecret();
    assertThat(promised).containsExactly("a", "b", "c");
    assertThat(rules.versionInForce()).isEmpty();
  }

  @Test
  void itComesBackByItselfOnceItCan() throws IOException {
    restartWithoutSecret();
    rules.retry();
    assertThat(promised).containsExactly("a", "b");
    write("alert-rules/secret", "hook");
    rules.retry();
    assertThat(promised).containsExactly("a");
    assertThat(rules.versionInForce()).contains(1L);
    assertThat(rules.refused()).isEmpty();
    assertThat(rules.unusable()).isEmpty();
    assertThat(metric("rolled_back")).isOne();
    assertThat(metric("unusable_problems")).isZero();
  }

  @Test
  void whoeverReloadsOrPromotesMeanwhileIsToldTheReason() throws IOException {
    restartWithoutSecret();
    Result told = new Result.VersionUnusable(1, "dana", rules.unusable());
    assertThat(rules.reload("ada")).isEqualTo(told);
    assertThat(rules.promote(new ShadowNames(Set.of("a"), Set.of()), Decider.of("ada")))
        .isEqualTo(told);
    write("alert-rules/secret", "hook");
    assertThat(rules.reload("ada")).isEqualTo(new Result.RolledBack(1, "dana"));
  }

  @Test
  void resumingEndsTheWaiting() throws IOException {
    restartWithoutSecret();
    assertThat(rules.resume(Decider.of("eve"))).isInstanceOf(Result.InForce.class);
    assertThat(rules.refused()).isEmpty();
    assertThat(metric("unusable_problems")).isZero();
    write("alert-rules/secret", "hook");
    rules.retry();
    restart();
    assertThat(promised).containsExactly("a", "b");
    assertThat(metric("rolled_back")).isZero();
  }

  @Test
  void rollingBackToAnotherVersionDoesToo() throws IOException {
    restartWithoutSecret();
    assertThat(rules.rollBack(2, Decider.of("eve"))).isInstanceOf(Result.InForce.class);
    assertThat(rules.unusable()).isEmpty();
    assertThat(rules.versionInForce()).contains(2L);
    assertThat(rules.reload("ada")).isEqualTo(new Result.RolledBack(2, "eve"));
  }

  /** A secret that is gone does no harm where the files say the same and were read just now. */
  @Test
  void aVersionThatTheFilesRepeatIsInForceWithThem() throws IOException {
    rules.rollBack(2, Decider.of("dana"));
    restartWithoutSecret();
    assertThat(rules.versionInForce()).contains(2L);
    assertThat(rules.unusable()).isEmpty();
  }

  @Test
  void whereTheFilesAreBrokenTooBothAreNamed() throws IOException {
    write(ROUTING, "route: {receiver: nobody}\nreceivers: [{name: nobody}]\nx: [\n");
    assertThatThrownBy(this::restartWithoutSecret)
        .isInstanceOfSatisfying(
            InvalidFiles.class,
            refused ->
                assertThat(refused.problems().stream().map(Problem::file))
                    .containsExactly(folder.resolve(ROUTING).toString(), "version 1: " + ROUTING));
  }
}
