package dev.headroom.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.version.RuleDecision.DecisionKind;
import dev.headroom.version.RuleVersions.PinnedVersion;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sets of rules are versions, for how long, and which one is pinned. */
class RuleVersionsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:07:00.123456Z");

  @TempDir private Path folder;
  private final CollectorRegistry registry = new CollectorRegistry();
  private StateDatabase database;
  private RuleVersions versions;

  @BeforeEach
  void open() throws IOException {
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry());
    versions = new RuleVersions(database, InstantSource.fixed(NOW), registry);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Optional<Long> keep(String text) throws IOException {
    return versions.keep("digest", files(text), "ada");
  }

  private static NavigableMap<String, String> files(String text) {
    return new TreeMap<>(Map.of("alert-rules/slos/a.yaml", text));
  }

  private double metric(String name) {
    return registry.getSampleValue("headroom_version_" + name);
  }

  @Test
  void aSetIsKeptAsItWas() throws IOException {
    assertThat(keep("täxt\n")).contains(1L);
    assertThat(versions.list().versions())
        .containsExactly(
            new RuleVersion(
                1, "digest", Instant.parse("2026-03-01T03:07:00.123Z"), "ada", 1, 23 + 6));
    assertThat(versions.files(1)).contains(files("täxt\n"));
    assertThat(versions.files(2)).isEmpty();
    assertThat(versions.find(2)).isEmpty();
  }

  @Test
  void whatIsNoOtherThanTheNewestMakesNoVersionAndWhatComesBackDoes() throws IOException {
    assertThat(keep("a")).contains(1L);
    assertThat(keep("a")).contains(1L);
    assertThat(keep("b")).contains(2L);
    assertThat(keep("a")).contains(3L);
    assertThat(versions.list().versions()).hasSize(3);
  }

  @Test
  void noFilesAtAllAreAVersionToo() throws IOException {
    assertThat(versions.keep("none", new TreeMap<>(), "ada")).contains(1L);
    assertThat(versions.keep("none", new TreeMap<>(), "ada")).contains(1L);
    assertThat(versions.find(1).orElseThrow().diff()).isEmpty();
  }

  @Test
  void aPinStandsUntilTheFilesAreInForceAgain() throws IOException {
    keep("a");
    keep("b");
    assertThat(versions.pin(7, "dana")).isEmpty();
    assertThat(versions.pinned()).isEmpty();
    assertThat(versions.pin(1, "dana")).isPresent();
    PinnedVersion pinned = versions.pinned().orElseThrow();
    assertThat(pinned.pin().number()).isEqualTo(1);
    assertThat(pinned.pin().by()).isEqualTo("dana");
    assertThat(pinned.files()).isEqualTo(files("a"));
    assertThat(metric("rolled_back")).isOne();
    assertThat(keep("b")).contains(2L);
    assertThat(versions.pinned()).isEmpty();
    assertThat(metric("rolled_back")).isZero();
  }

  @Test
  void whoDecidedWhatIsKeptWhenItIsOver() throws IOException {
    keep("a");
    keep("b");
    assertThat(versions.list().decisions()).isEmpty();
    versions.pin(1, "dana");
    keep("b");
    versions.keepPinned("digest", files("c"), "eve");
    Instant at = NOW.truncatedTo(ChronoUnit.MILLIS);
    assertThat(versions.list().decisions())
        .containsExactly(
            new RuleDecision(DecisionKind.PROMOTED, Optional.of(3L), "eve", at),
            new RuleDecision(DecisionKind.RESUMED, Optional.of(2L), "ada", at),
            new RuleDecision(DecisionKind.ROLLED_BACK, Optional.of(1L), "dana", at));
    assertThat(metric("decisions")).isEqualTo(3);
  }

  @Test
  void whatIsTooLargeToBeKeptHasNoNumberInADecision() throws IOException {
    keep("a");
    versions.pin(1, "dana");
    assertThat(keep("x".repeat((int) RuleVersions.VERSION_BYTES_MAX + 1))).isEmpty();
    RuleDecision last = versions.list().decisions().getFirst();
    assertThat(last.kind()).isEqualTo(DecisionKind.RESUMED);
    assertThat(last.version()).isEmpty();
  }

  @Test
  void theOldestDecisionsAreForgotten() throws IOException {
    keep("a");
    for (int each = 0; each < RuleVersions.DECISIONS_MAX + 2; each++) {
      versions.pin(1, "dana " + each);
    }
    List<RuleDecision> kept = versions.list().decisions();
    assertThat(kept).hasSize(RuleVersions.DECISIONS_MAX);
    assertThat(kept.getLast().by()).isEqualTo("dana 2");
    assertThat(metric("decisions")).isEqualTo(metric("decisions_limit"));
  }

  @Test
  void theOldestGoFirst() throws IOException {
    for (int each = 1; each <= RuleVersions.VERSIONS_MAX + 2; each++) {
      keep("text " + each);
    }
    assertThat(versions.list().versions()).hasSize(RuleVersions.VERSIONS_MAX);
    assertThat(versions.files(2)).isEmpty();
    assertThat(versions.find(3).orElseThrow().before()).isEmpty();
    assertThat(versions.find(4).orElseThrow().before()).contains(3L);
    assertThat(metric("pruned_total")).isEqualTo(2);
    assertThat(metric("kept")).isEqualTo(metric("kept_limit"));
  }

  @Test
  void theTextsOfAllAreBoundedTogether() throws IOException {
    String large = "x".repeat((int) RuleVersions.VERSION_BYTES_MAX - 100);
    int room = (int) (RuleVersions.KEPT_BYTES_MAX / RuleVersions.VERSION_BYTES_MAX);
    for (int each = 0; each <= room; each++) {
      keep(each + large);
    }
    assertThat(versions.list().versions()).hasSize(room);
    assertThat(metric("kept_bytes")).isLessThanOrEqualTo(metric("kept_bytes_limit"));
    versions.pin(room, "dana");
    assertThat(versions.usages()).allSatisfy(each -> assertThat(each.used()).isPositive());
  }

  @Test
  void aSetThatIsTooLargeIsNoVersionAndEndsAPinAllTheSame() throws IOException {
    keep("a");
    versions.pin(1, "dana");
    assertThat(keep("x".repeat((int) RuleVersions.VERSION_BYTES_MAX))).isEmpty();
    assertThat(versions.list().versions()).hasSize(1);
    assertThat(versions.pinned()).isEmpty();
    assertThat(metric("unkept_total")).isOne();
  }

  @Test
  void whatCannotBeWrittenIsToldAndChangesNothing() throws IOException {
    keep("a");
    database.close();
    assertThatThrownBy(() -> keep("b")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> versions.pin(1, "dana")).isInstanceOf(IOException.class);
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry());
    versions = new RuleVersions(database, InstantSource.fixed(NOW), new CollectorRegistry());
    assertThat(versions.list().versions()).hasSize(1);
    assertThat(versions.pinned()).isEmpty();
  }
}
