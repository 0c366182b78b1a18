package dev.headroom.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.api.rules.RuleControl.Decider;
import dev.headroom.api.rules.RuleControl.Result;
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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads the files while {@code routing.yaml} is away does not turn paging off. */
class LostRoutingTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
  private static final String ROUTING = "alert-rules/routing.yaml";
  private static final String SERVICES = "alert-rules/services.yaml";
  private static final String TO_NOBODY =
      "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n";

  @TempDir private Path folder;
  private StateDatabase database;
  private Rules rules;

  @BeforeEach
  void onePagerIsInForce() throws IOException {
    write("alert-rules/slos/a.yaml", PromiseFiles.objective("a"));
    write(ROUTING, pagers("pager"));
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
    rules =
        new Rules(
            FirstRules.read(files, () -> database),
            files,
            new RuleVersions(database, CLOCK, new CollectorRegistry()),
            new PromisedTarget());
    rules.start();
  }

  private void restart() throws IOException {
    stop();
    start();
  }

  private static String pagers(String... names) {
    return "route: {receiver: %s}\nreceivers: [%s]\n"
        .formatted(
            names[0],
            List.of(names).stream()
                .map(name ->
                    "{name: %s, webhook_configs: [{url: 'http://127.0.0.1:9/%s'}]}"
                        .formatted(name, name))
                .collect(Collectors.joining(", ")));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void lose() throws IOException {
    Files.delete(folder.resolve(ROUTING));
  }

  private int receivers() {
    return rules.inForce().routing().receivers().size();
  }

  @Test
  void aReloadIsRefusedAndSaysWhoWouldNotBeToldAnyMore() throws IOException {
    lose();
    assertThat(rules.reload("ada"))
        .isEqualTo(
            new Result.InvalidRules(
                List.of(
                    new Problem(
                        folder.resolve(ROUTING).toString(),
                        0,
                        0,
                        "the file is missing, and 1 receiver is in force: pager; to tell nobody, write one with route: {receiver: nobody} and receivers: [{name: nobody}]"))));
    assertThat(receivers()).isOne();
    assertThat(rules.versionInForce()).contains(1L);
    assertThat(rules.refused()).singleElement().asString().contains("the file is missing");

    write(ROUTING, pagers("pager"));
    assertThat(rules.reload("ada")).isInstanceOf(Result.InForce.class);
    assertThat(rules.refused()).isEmpty();
  }

  @Test
  void ofManyItNamesSome() throws IOException {
    write(ROUTING, pagers(IntStream.range(0, 7).mapToObj(i -> "r" + i).toArray(String[]::new)));
    rules.reload("ada");
    lose();
    rules.reload("ada");
    assertThat(rules.refused().getFirst())
        .contains("7 receivers are in force: r0, r1, r2, r3, r4, …; to tell");
  }

  @Test
  void aFileThatTellsNobodyIsTakenAndMayGo() throws IOException {
    write(ROUTING, TO_NOBODY);
    assertThat(rules.reload("ada")).isInstanceOf(Result.InForce.class);
    assertThat(receivers()).isOne();
    lose();
    assertThat(rules.reload("ada")).isInstanceOf(Result.InForce.class);
    assertThat(receivers()).isZero();
  }

  @Test
  void whoIsOnlyToldThatWeLiveIsToldToo() throws IOException {
    write(
        ROUTING,
        "route: {receiver: a}\nreceivers: [{name: a, heartbeat_configs: [{url: 'http://127.0.0.1:9/b'}]}]\n");
    assertThat(rules.reload("ada")).isInstanceOf(Result.InForce.class);
    lose();
    assertThat(rules.reload("ada")).isInstanceOf(Result.InvalidRules.class);
  }

  @Test
  void aStartWithoutItTellsNobodyAndReloadsAsMuch() throws IOException {
    lose();
    restart();
    assertThat(receivers()).isZero();
    assertThat(rules.inForce().warnings())
        .extracting(Problem::message)
        .containsExactly("the file is missing: nobody is told of anything");
    assertThat(rules.reload("ada")).isInstanceOf(Result.InForce.class);
  }

  @Test
  void whoeverResumesIsRefusedTooAndTheVersionStays() throws IOException {
    rules.rollBack(1, Decider.of("dana"));
    lose();
    assertThat(rules.resume(Decider.of("eve"))).isInstanceOf(Result.InvalidRules.class);
    assertThat(rules.reload("ada")).isEqualTo(new Result.RolledBack(1, "dana"));
    assertThat(receivers()).isOne();
  }

  @Test
  void filesThatAreAwaitedAreNotRightWithoutIt() throws IOException {
    write(SERVICES, "nosuchkey: 1\n");
    restart();
    Files.delete(folder.resolve(SERVICES));
    lose();
    rules.retry();
    assertThat(receivers()).isOne();
    assertThat(rules.refused()).anyMatch(each -> each.contains("1 receiver is in force"));

    write(ROUTING, pagers("pager", "other"));
    rules.retry();
    assertThat(receivers()).isEqualTo(2);
    assertThat(rules.versionInForce()).isEqualTo(Optional.of(2L));
  }
}
