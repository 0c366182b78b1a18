package dev.headroom.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.api.rules.RuleControl.Decider;
import dev.headroom.api.rules.RuleControl.Difference;
import dev.headroom.api.rules.RuleControl.Result;
import dev.headroom.api.rules.RuleControl.ShadowNames;
import dev.headroom.config.PromiseFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.slo.objective.Objective;
import dev.headroom.version.RuleVersions;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Out of the shadow in one call, which is a new version and stays. */
class PromotionTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T03:07:00Z"));

  @TempDir private Path folder;
  private StateDatabase database;
  private Rules rules;
  private volatile boolean diskIsFull;
  private Optional<RuleSet> routed = Optional.empty();

  private final RuleTarget target =
      new RuleTarget() {
        @Override
        public Optional<String> record(List<Objective> next) {
          return Optional.empty();
        }

        @Override
        public void promise(List<Objective> next) {}

        @Override
        public void route(RuleSet next) {
          routed = Optional.of(next);
        }
      };

  @BeforeEach
  void bothAreInShadow() throws IOException {
    write("alert-rules/slos/a.yaml", PromiseFiles.objective("a"));
    write("alert-rules/routing.yaml", "route: {receiver: desk}\nreceivers: [{name: desk}]\n");
    write("alert-rules/shadow.yaml", "objectives: [a]\nreceivers: [desk]\n");
    start();
  }

  @AfterEach
  void stop() {
    rules.close();
    database.close();
  }

  private void start() throws IOException {
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry());
    RuleFolders files = TestRules.in(folder, CLOCK);
    rules = new Rules(FirstRules.read(files, () -> database), files, versions(), target);
    rules.start();
  }

  private RuleVersions versions() {
    return new RuleVersions(
        new LateStore<>(() -> diskIsFull ? null : database), CLOCK, new CollectorRegistry());
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static ShadowNames objective(String name) {
    return new ShadowNames(Set.of(name), Set.of());
  }

  @Test
  void whatIsPromotedIsOutOfShadowInANewVersion() throws IOException {
    assertThat(rules.inShadow()).isEqualTo(new ShadowNames(Set.of("a"), Set.of("desk")));
    assertThat(rules.promote(objective("a"), Decider.of("dana")))
        .isEqualTo(
            new Result.InForce(
                Optional.of(2L), 1, 1, 0, 0, new Difference(List.of(), List.of(), List.of())));
    assertThat(routed.orElseThrow().inShadow().objectives()).isEmpty();
    assertThat(routed.orElseThrow().inShadow().receivers()).containsExactly("desk");
    RuleVersions.WholeVersion version = versions().find(2).orElseThrow();
    assertThat(version.version().author()).isEqualTo("dana");
    assertThat(version.diff())
        .contains("-objectives: [a]", "+objectives: []", "+receivers: [\"desk\"]")
        .doesNotContain("slos/a.yaml");
    assertThat(rules.doFilesDiffer()).isTrue();
  }

  @Test
  void itHoldsThroughReloadsAndRestartsUntilSomebodyResumes() throws IOException {
    rules.promote(objective("a"), Decider.of("dana"));
    assertThat(rules.reload("ada")).isEqualTo(new Result.RolledBack(2, "dana"));
    stop();
    start();
    assertThat(rules.versionInForce()).contains(2L);
    assertThat(rules.inShadow().objectives()).isEmpty();
    assertThat(rules.promote(new ShadowNames(Set.of(), Set.of("desk")), Decider.of("eve")))
        .isInstanceOf(Result.InForce.class);
    assertThat(rules.versionInForce()).contains(3L);
    assertThat(rules.inShadow()).isEqualTo(new ShadowNames(Set.of(), Set.of()));
    write("alert-rules/shadow.yaml", "");
    rules.resume(Decider.of("eve"));
    assertThat(rules.versionInForce()).contains(4L);
    assertThat(rules.inShadow()).isEqualTo(new ShadowNames(Set.of(), Set.of()));
  }

  @Test
  void aPromotionIsRolledBackLikeAnyChange() throws IOException {
    rules.promote(objective("a"), Decider.of("dana"));
    rules.rollBack(1, Decider.of("eve"));
    assertThat(rules.inShadow().objectives()).containsExactly("a");
    assertThat(routed.orElseThrow().inShadow().objectives()).containsExactly("a");
  }

  @Test
  void whatIsNotInShadowIsNotPromoted() throws IOException {
    assertThat(rules.promote(objective("b"), Decider.of("dana")))
        .isEqualTo(new Result.NotInShadow());
    assertThat(rules.promote(new ShadowNames(Set.of("a"), Set.of("x")), Decider.of("dana")))
        .isEqualTo(new Result.NotInShadow());
    assertThat(versions().list().versions()).hasSize(1);
    assertThat(rules.inShadow().objectives()).containsExactly("a");
  }

  @Test
  void whatCannotBeWrittenChangesNothing() throws IOException {
    diskIsFull = true;
    assertThat(rules.promote(objective("a"), Decider.of("dana")))
        .isInstanceOf(Result.NotRecorded.class);
    assertThat(rules.inShadow().objectives()).containsExactly("a");
    assertThat(routed.orElseThrow().inShadow().objectives()).containsExactly("a");
    diskIsFull = false;
    assertThat(versions().pinned()).isEmpty();
    assertThat(versions().list().versions()).hasSize(1);
  }
}
