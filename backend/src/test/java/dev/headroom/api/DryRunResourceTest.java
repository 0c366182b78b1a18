package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import dev.headroom.api.rules.RuleDryRun.DryRun;
import dev.headroom.api.rules.RuleDryRun.TriedSet;
import dev.headroom.model.Problem;
import dev.headroom.model.Urgency;
import dev.headroom.trial.TrialReport;
import dev.headroom.trial.TrialReport.ToldReceiver;
import dev.headroom.trial.TrialReport.TrialIncident;
import dev.headroom.trial.TrialReport.TriedIncident;
import dev.headroom.trial.TrialReport.TriedPromise;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trying rules: which ones, and what is answered. */
class DryRunResourceTest extends ApiStage {
  private static final Instant AT = Instant.parse("2026-03-01T03:00:00Z");

  private HttpResponse<String> attempt(String body) throws Exception {
    return world.http.send("POST", "/api/v1/rules/try", body);
  }

  private static TrialIncident incident(String id, Optional<Instant> end) {
    return new TrialIncident(
        Optional.of(id).filter(each -> !each.isEmpty()),
        "checkout",
        "shop",
        Urgency.PAGE,
        AT,
        end,
        "orders fail",
        List.of(new ToldReceiver("pager", 1, "opened", AT)));
  }

  private static TrialReport report() {
    return new TrialReport(
        AT.minus(Duration.ofDays(7)),
        AT,
        Duration.ofMinutes(1),
        true,
        List.of(
            new TriedPromise("checkout", Optional.of(AT)),
            new TriedPromise("new", Optional.empty())),
        List.of(
            new TriedIncident(incident("", Optional.empty()), Optional.empty()),
            new TriedIncident(
                incident("", Optional.of(AT)), Optional.of(incident("inc-1", Optional.of(AT))))),
        List.of(incident("inc-2", Optional.empty())),
        List.of(),
        false);
  }

  @Test
  void whatWouldHaveBeenStandsBesideWhatWas() throws Exception {
    world.rules.nextTrial = new DryRun.Tried(report());
    JsonNode tried = Loopback.ok(attempt("{}"));
    assertThat(tried.get("step").asText()).isEqualTo("1m");
    assertThat(tried.get("complete").asBoolean()).isTrue();
    assertThat(tried.at("/promises/0/from").asText()).isEqualTo("2026-03-01T03:00:00Z");
    assertThat(tried.at("/promises/1/from").isNull()).isTrue();
    assertThat(tried.at("/wouldBe/0/really").isNull()).isTrue();
    assertThat(tried.at("/wouldBe/0/incident/id").isNull()).isTrue();
    assertThat(tried.at("/wouldBe/0/incident/endedAt").isNull()).isTrue();
    assertThat(tried.at("/wouldBe/0/incident/told/0/receiver").asText()).isEqualTo("pager");
    assertThat(tried.at("/wouldBe/1/really/id").asText()).isEqualTo("inc-1");
    assertThat(tried.at("/onlyReal/0/severity").asText()).isEqualTo("page");
    assertThat(world.rules.tried).containsExactly(new TriedSet.FilesOnDisk());
  }

  @Test
  void givenFilesAreTriedAndThoseOfAVersion() throws Exception {
    world.rules.nextTrial = new DryRun.Tried(report());
    world.versions.keep("d1", new TreeMap<>(Map.of("alert-rules/slos/a.yaml", "kept")), "ada");
    Loopback.ok(
        attempt("{\"files\": {\"alert-rules/slos/a.yaml\": \"x\", \"runbooks/a b.md\": \"\"}}"));
    Loopback.ok(attempt("{\"version\": 1}"));
    assertThat(world.rules.tried)
        .containsExactly(
            new TriedSet.SentFiles(
                new TreeMap<>(Map.of("alert-rules/slos/a.yaml", "x", "runbooks/a b.md", ""))),
            new TriedSet.KeptVersion(new TreeMap<>(Map.of("alert-rules/slos/a.yaml", "kept"))));
    assertThat(Loopback.detail(attempt("{\"version\": 9}"), 404)).contains("no such version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"files\": {}}",
        "{\"files\": []}",
        "{\"files\": {\"alert-rules/../x\": \"\"}}",
        "{\"files\": {\"alert-rules\": \"\"}}",
        "{\"files\": {\"alert-rules/./x\": \"\"}}",
        "{\"files\": {\"/etc/passwd\": \"\"}}",
        "{\"files\": {\"alert-rules//x\": \"\"}}",
        "{\"files\": {\"alert-rules/x\\u0000y\": \"\"}}",
        "{\"files\": {\"other/x\": \"\"}}",
        "{\"files\": {\"alert-rules/x\": 1}}",
        "{\"files\": {\"alert-rules/x\": \"\", \"alert-rules/x/y\": \"\"}}",
        "{\"version\": \"1\"}",
        "{\"version\": 1.5}",
        "{\"version\": 1, \"files\": {\"alert-rules/x\": \"\"}}",
        "{\"file\": {}}"
      })
  void whatMakesNoSenseIsRefusedByItsField(String body) throws Exception {
    assertThat(Loopback.detail(attempt(body), 400)).containsAnyOf("files", "version", "file");
    assertThat(world.rules.tried).isEmpty();
  }

  @Test
  void pathsAreBounded() throws Exception {
    for (String path :
        List.of("alert-rules" + "/a".repeat(5_000), "runbooks/" + "a".repeat(300) + ".md")) {
      assertThat(Loopback.detail(attempt("{\"files\": {\"" + path + "\": \"\"}}"), 400))
          .contains("is no path of a file");
    }
  }

  @Test
  void tooMuchIsRefused() throws Exception {
    String four = "x".repeat(4 << 20);
    assertThat(Loopback.detail(attempt("{\"files\": {\"alert-rules/x\": \"y" + four + "\"}}"), 400))
        .contains("4194304");
    assertThat(attempt("{\"files\": {\"alert-rules/x\": \"" + four + four + "\"}}").statusCode())
        .isEqualTo(413);
    assertThat(world.rules.tried).isEmpty();
  }

  @Test
  void problemsAreListedAndOneAtATimeIsTried() throws Exception {
    world.rules.nextTrial =
        new DryRun.InvalidSet(List.of(new Problem("alert-rules/slos/a.yaml", 3, 5, "no target")));
    HttpResponse<String> refused = attempt("{}");
    assertThat(Loopback.detail(refused, 422)).isEqualTo("the rules have problems");
    assertThat(Loopback.JSON.readTree(refused.body()).at("/problems/0/line").asInt()).isEqualTo(3);
    world.rules.nextTrial = new DryRun.AlreadyRunning();
    assertThat(Loopback.detail(attempt("{}"), 429)).contains("another dry run is going on");
  }
}
