package dev.headroom.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.api.rules.RuleControl.Difference;
import dev.headroom.api.rules.RuleControl.Result;
import dev.headroom.config.InvalidFiles;
import dev.headroom.config.PromiseFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.version.RuleVersions;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reload puts into force, and what it leaves as it was. */
class RulesTest {
  @TempDir private Path folder;
  private final List<String> done = new ArrayList<>();
  private Optional<String> logRefuses = Optional.empty();
  private StateDatabase database;
  private Rules rules;

  private final RuleTarget target =
      new RuleTarget() {
        @Override
        public Optional<String> record(List<Objective> next) {
          done.add("record " + names(next));
          return logRefuses;
        }

        @Override
        public void promise(List<Objective> next) {
          done.add("promise " + names(next));
        }

        @Override
        public void route(RuleSet next) {
          done.add(
              "route " + names(next.objectives()) + " to " + next.routing().receivers().size());
        }
      };

  @BeforeEach
  void oneObjective() throws IOException {
    write("alert-rules/slos/a.yaml", PromiseFiles.objective("a"));
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry());
    rules = started(target);
  }

  @AfterEach
  void close() {
    rules.close();
    database.close();
  }

  private Rules started(RuleTarget on) throws IOException {
    return new Rules(new FirstRules(read(), List.of()), files(), versions(), on);
  }

  private RuleVersions versions() {
    return new RuleVersions(database, InstantSource.fixed(Instant.EPOCH), new CollectorRegistry());
  }

  private RuleFolders files() {
    return new RuleFolders(folders(), InstantSource.fixed(Instant.EPOCH));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private RuleSet read() throws IOException {
    return RuleSet.read(folders(), Instant.EPOCH);
  }

  private RuleSet.Folders folders() {
    return new RuleSet.Folders(
        folder.resolve("alert-rules"),
        folder.resolve("runbooks"),
        SloConfig.defaults(),
        name -> null);
  }

  private static List<String> names(List<Objective> objectives) {
    return objectives.stream().map(Objective::name).toList();
  }

  @Test
  void at_the_start_the_log_hears_first() {
    rules.start();
    assertThat(done).containsExactly("record [a]", "promise [a]", "route [a] to 0");
    assertThat(rules.uncounted()).isEmpty();
  }

  @Test
  void a_start_does_not_wait_for_a_log_that_takes_nothing() {
    logRefuses = Optional.of("the disk is full");
    rules.start();
    assertThat(done).containsExactly("record [a]", "promise [a]", "route [a] to 0");
    assertThat(rules.uncounted()).contains("the disk is full");

    rules.retry();
    assertThat(rules.uncounted()).contains("the disk is full");
    logRefuses = Optional.empty();
    rules.retry();
    assertThat(rules.uncounted()).isEmpty();
  }

  @Test
  void a_reload_tells_what_is_new_other_and_gone() throws Exception {
    write("alert-rules/slos/b.yaml", PromiseFiles.objective("b"));
    write("alert-rules/slos/c.yaml", PromiseFiles.objective("c"));
    assertThat(rules.reload("ada"))
        .isEqualTo(
            new Result.InForce(
                Optional.of(2L),
                3,
                0,
                0,
                0,
                new Difference(List.of("b", "c"), List.of(), List.of())));

    write("alert-rules/slos/b.yaml", PromiseFiles.objective("b").replace("0.999", "0.99"));
    Files.delete(folder.resolve("alert-rules/slos/a.yaml"));
    write("alert-rules/slos/d.yaml", PromiseFiles.objective("d"));
    assertThat(rules.reload("ada"))
        .isEqualTo(
            new Result.InForce(
                Optional.of(3L),
                3,
                0,
                0,
                0,
                new Difference(List.of("d"), List.of("b"), List.of("a"))));
    assertThat(names(rules.objectives())).containsExactly("b", "c", "d");

    assertThat(rules.reload("ada"))
        .isEqualTo(
            new Result.InForce(
                Optional.of(3L), 3, 0, 0, 0, new Difference(List.of(), List.of(), List.of())));
  }

  @Test
  void files_with_problems_change_nothing() throws Exception {
    RuleSet before = rules.inForce();
    write("alert-rules/slos/b.yaml", PromiseFiles.objective("b"));
    write("alert-rules/services.yaml", "services: []\nnosuchkey: 1\n");
    assertThat(rules.reload("ada"))
        .isInstanceOfSatisfying(
            Result.InvalidRules.class,
            kept ->
                assertThat(kept.problems())
                    .singleElement()
                    .extracting(each -> each.message())
                    .isEqualTo("unknown key nosuchkey"));
    assertThat(rules.inForce()).isSameAs(before);
    assertThat(done).isEmpty();
    assertThat(rules.refused()).hasSize(1);
    write("alert-rules/services.yaml", "services: []\n");
    assertThat(rules.reload("ada")).isInstanceOf(Result.InForce.class);
    assertThat(rules.refused()).isEmpty();
  }

  @Test
  void a_runbook_with_problems_changes_nothing_either() throws Exception {
    RuleSet before = rules.inForce();
    write("runbooks/Bad.md", "no front matter");
    assertThat(rules.reload("ada")).isInstanceOf(Result.InvalidRules.class);
    assertThat(rules.inForce()).isSameAs(before);
    assertThat(done).isEmpty();
  }

  @Test
  void what_the_log_refuses_is_not_promised() throws Exception {
    RuleSet before = rules.inForce();
    write("alert-rules/slos/b.yaml", PromiseFiles.objective("b"));
    logRefuses = Optional.of("the disk is full");
    assertThat(rules.reload("ada")).isEqualTo(new Result.NotRecorded("the disk is full"));
    assertThat(rules.inForce()).isSameAs(before);
    assertThat(done).containsExactly("record [a, b]");
  }

  @Test
  void a_reload_ends_what_was_uncounted() throws Exception {
    logRefuses = Optional.of("the disk is full");
    rules.start();
    logRefuses = Optional.empty();
    rules.reload("ada");
    assertThat(rules.uncounted()).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_read_changes_nothing() {
    Rules unread =
        new Rules(
            new FirstRules(rules.inForce(), List.of()),
            new RuleReader() {
              @Override
              public RuleSet read() throws IOException {
                throw new IOException("no such disk");
              }

              @Override
              public RuleSet read(NavigableMap<String, String> files) throws IOException {
                return read();
              }

              @Override
              public RuleSet readSent(NavigableMap<String, String> files) throws IOException {
                return read();
              }

              @Override
              public NavigableMap<String, String> texts() throws IOException {
                return read().files();
              }
            },
            versions(),
            target);
    assertThatThrownBy(() -> unread.reload("ada"))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(InvalidFiles.class);
    assertThat(unread.inForce()).isSameAs(rules.inForce());
    assertThat(done).isEmpty();
    unread.close();
  }

  @Test
  void a_mistake_while_retrying_does_not_end_the_retries() throws Exception {
    Rules slipping =
        started(
            new RuleTarget() {
              private int asked;

              @Override
              public Optional<String> record(List<Objective> next) {
                if (asked++ == 0) {
                  return Optional.of("the disk is full");
                }
                if (asked == 2) {
                  throw new IllegalStateException("a slip");
                }
                return Optional.empty();
              }

              @Override
              public void promise(List<Objective> next) {}

              @Override
              public void route(RuleSet next) {}
            });
    slipping.start();
    slipping.retry();
    assertThat(slipping.uncounted()).contains("the disk is full");
    slipping.retry();
    assertThat(slipping.uncounted()).isEmpty();
    slipping.close();
  }
}
