package dev.headroom.alerting.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationsTest {
  @TempDir Path folder;
  private CorrelationStage stage;

  @BeforeEach
  void open() throws IOException {
    stage = CorrelationStage.withDefaults(folder);
    stage.needs(Map.of("checkout", List.of("payments"), "web", List.of("checkout")));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private List<String> related(String subject) {
    return stage.related(stage.incident(subject), Set.of()).stream()
        .map(each ->
            "%s %s%s: %s"
                .formatted(
                    each.relation(),
                    each.subject(),
                    each.attached() ? " attached" : "",
                    each.reason()))
        .toList();
  }

  @Test
  void theLikeliestRootComesFirst() {
    stage.fires("database/Failed");
    stage.pass(Duration.ofSeconds(9));
    stage.fires("payments/Slow");
    stage.pass(Duration.ofSeconds(39));
    stage.fires("checkout/Failed");
    stage.pass(Duration.ofSeconds(4));
    stage.fires("web/Slow");

    assertThat(related("checkout/Failed"))
        .containsExactly(
            "cause payments/Slow attached: payments began 40s earlier and checkout needs it",
            "same database/Failed: the same kind of fault; database began 50s earlier",
            "effect web/Slow: checkout began 5s earlier and web needs it");
    assertThat(related("payments/Slow"))
        .containsExactly(
            "effect checkout/Failed attached: payments began 40s earlier and checkout needs it",
            "effect web/Slow attached: payments began 45s earlier and web needs it");
  }

  @Test
  void whatHadEndedBeforeItBeganDoesNotBelongToIt() {
    stage.fires("payments/Slow");
    Incident over = stage.incident("payments/Slow");
    stage.clears("payments/Slow");
    stage.pass(Duration.ofMinutes(10));
    stage.fires("checkout/Failed");
    assertThat(stage.related(stage.incident("checkout/Failed"), Set.of())).isEmpty();
    assertThat(over.service()).isEqualTo("payments");
  }

  @Test
  void whatWasAttachedStaysSoOnceBothHaveEnded() throws Exception {
    stage.fires("payments/Slow");
    stage.fires("checkout/Failed");
    String cause = stage.incident("payments/Slow").id();
    String dependent = stage.incident("checkout/Failed").id();
    stage.clears("checkout/Failed");
    stage.clears("payments/Slow");
    assertThat(stage.related(stage.alerting.find(cause).orElseThrow(), Set.of(dependent)))
        .singleElement()
        .matches(Related::attached);
  }
}
