package dev.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.objective.SloConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code drills.yaml} belongs to the set of rules: checked, kept and in force with the rest. */
class DrillFileTest {
  private static final String DRILLS =
      "drills: [{name: weekly, service: pay, days: [tuesday], at: '10:00'}]\n";
  private static final String KEPT_AS = "alert-rules/drills.yaml";

  @TempDir Path folder;

  @BeforeEach
  void aPromise() throws IOException {
    write("alert-rules/slos/a.yaml", PromiseFiles.objective("a"));
    write(KEPT_AS, DRILLS);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private RuleSet.Folders folders() {
    return new RuleSet.Folders(
        folder.resolve("alert-rules"), folder.resolve("runbooks"), SloConfig.defaults(), _ -> null);
  }

  private RuleSet read() throws IOException {
    return RuleSet.read(folders(), Instant.EPOCH);
  }

  private List<String> problems() throws IOException {
    try {
      read();
      return List.of();
    } catch (InvalidFiles invalid) {
      return invalid.problems().stream()
          .map(each -> each.toString().replace(folder + "/", ""))
          .toList();
    }
  }

  @Test
  void itIsInForceAndNotNamedAsUnread() throws IOException {
    assertThat(read().drills().all()).hasSize(1);
    assertThat(read().leftOut()).isEmpty();
  }

  @Test
  void anotherFileIsAnotherVersion() throws IOException {
    String before = read().version();
    assertThat(read().version()).isEqualTo(before);
    write(KEPT_AS, DRILLS.replace("tuesday", "friday"));
    assertThat(read().version()).isNotEqualTo(before);
  }

  @Test
  void aVersionThatWasKeptHasItAgain() throws IOException {
    NavigableMap<String, String> kept = new TreeMap<>(read().files());
    assertThat(kept).containsEntry(KEPT_AS, DRILLS);
    Files.delete(folder.resolve(KEPT_AS));
    assertThat(read().drills().all()).isEmpty();
    assertThat(RuleSet.read(folders(), kept, Instant.EPOCH).drills().all()).hasSize(1);
  }

  @Test
  void aServiceThatPromisesNothingIsNamedAtItsPlace() throws IOException {
    write(KEPT_AS, DRILLS.replace("pay", "stock"));
    assertThat(problems())
        .containsExactly("alert-rules/drills.yaml:1:34: service: has no promise: stock");
  }

  @Test
  void whatIsInShadowPagesNobody() throws IOException {
    write("alert-rules/shadow.yaml", "objectives: [a]\n");
    assertThat(problems())
        .containsExactly("alert-rules/drills.yaml:1:34: service: is in shadow, which pages nobody");
  }

  @Test
  void theOwnerIsThatOfTheDeclaredService() throws IOException {
    write("alert-rules/services.yaml", "services: [{name: pay, owner: team-pay}]\n");
    assertThat(read().drills().all().toString()).contains("owner=team-pay");
  }
}
