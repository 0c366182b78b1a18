package dev.headroom.watch.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Urgency;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatReaderTest {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  private HeartbeatRules read(String yaml) throws IOException {
    Path file = folder.resolve("heartbeats.yaml");
    Files.writeString(file, yaml);
    return HeartbeatRules.read(file, problems);
  }

  private HeartbeatRules one(String more) throws IOException {
    return read("heartbeats:\n  - {severity: page, owner: o, " + more + "}\n");
  }

  private List<String> messages() {
    return problems.sorted().stream().map(each -> each.message()).toList();
  }

  @Test
  void withoutTheFileNoneIsDeclared() throws IOException {
    assertThat(HeartbeatRules.read(folder.resolve("none.yaml"), problems))
        .isEqualTo(HeartbeatRules.NONE);
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void whatIsNotSaidHasItsDefault() throws IOException {
    assertThat(one("name: backup, interval: 1h").all())
        .containsExactly(
            new HeartbeatRule(
                "backup",
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                Urgency.PAGE,
                "backup",
                "o",
                "heartbeat-missed",
                ""));
    assertThat(messages()).isEmpty();
  }

  @Test
  void everyKeyIsRead() throws IOException {
    HeartbeatRules rules =
        read(
            """
            heartbeats:
              - name: nightly
                interval: 1d
                grace: 2h
                severity: ticket
                service: books
                owner: team-books
                runbook: nightly-run
                description: |
                  Nothing is booked.
            """);
    assertThat(rules.all())
        .containsExactly(
            new HeartbeatRule(
                "nightly",
                Duration.ofDays(1),
                Duration.ofHours(2),
                Urgency.TICKET,
                "books",
                "team-books",
                "nightly-run",
                "Nothing is booked."));
    assertThat(rules.all().getFirst().allowed()).isEqualTo(Duration.ofHours(26));
  }

  @Test
  void theyAreOrderedByTheirNames() throws IOException {
    HeartbeatRules rules =
        read(
            """
            heartbeats:
              - {name: c, interval: 1m, severity: page, owner: o}
              - {name: a, interval: 1m, severity: page, owner: o}
              - {name: b, interval: 1m, severity: page, owner: o}
            """);
    assertThat(rules.all()).extracting(HeartbeatRule::name).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interval: 10s",
        "interval: 400d",
        "interval: 10s, grace: 0s",
        "interval: 10s, grace: 400d"
      })
  void boundsBelongToWhatMayBe(String times) throws IOException {
    one("name: n, " + times);
    assertThat(messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interval: 9s999ms | an interval is 10s to 400d, not 9s999ms",
        "interval: 400d1ms | an interval is 10s to 400d, not 400d1ms",
        "interval: 10s, grace: 400d1ms | grace is 0s to 400d, not 400d1ms",
        "interval: 10s, grace: often | not a duration like 5m or 1h30m: often"
      })
  void beyondThemItIsRefused(String times, String message) throws IOException {
    one("name: n, " + times);
    assertThat(messages()).containsExactly(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A.b_c-9", "0"})
  void aNameMayStandInAnAddress(String name) throws IOException {
    assertThat(one("interval: 1m, name: '" + name + "'").all())
        .extracting(HeartbeatRule::name)
        .containsExactly(name);
    assertThat(messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".a", "-a", "_a", "a b", "a/b", "\u00e4", "a?"})
  void whatMayNotIsNoName(String name) throws IOException {
    one("interval: 1m, name: '" + name + "'");
    assertThat(messages()).singleElement().asString().startsWith("a name has 1 to 80 letters");
  }

  @Test
  void aNameHas80CharactersAtMost() throws IOException {
    one("interval: 1m, name: " + "n".repeat(80));
    assertThat(messages()).isEmpty();
    one("interval: 1m, name: " + "n".repeat(81));
    assertThat(messages()).hasSize(1);
  }

  @Test
  void thereAreAThousandAtMost() throws IOException {
    StringBuilder many = new StringBuilder("heartbeats:\n");
    for (int i = 0; i < HeartbeatRules.HEARTBEATS_MAX; i++) {
      many.append("  - {name: n%d, interval: 1m, severity: page, owner: o}\n".formatted(i));
    }
    assertThat(read(many.toString()).all()).hasSize(1_000);
    assertThat(messages()).isEmpty();
    read(many + "  - {name: more, interval: 1m, severity: page, owner: o}\n");
    assertThat(messages()).containsExactly("more than 1000 heartbeats");
  }

  @Test
  void aFileIsOneDocumentOfAMegabyteAtMost() throws IOException {
    read("heartbeats: []\n---\nheartbeats: []\n");
    assertThat(messages()).containsExactly("expected one document");
    Problems large = new Problems();
    Path file = folder.resolve("large.yaml");
    Files.writeString(file, "#".repeat((1 << 20) + 1));
    assertThat(HeartbeatRules.read(file, large)).isEqualTo(HeartbeatRules.NONE);
    assertThat(large.sorted()).hasSize(1);
  }
}
