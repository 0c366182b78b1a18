package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import dev.headroom.api.rules.RuleControl;
import dev.headroom.api.rules.RuleControl.Difference;
import dev.headroom.api.rules.RuleControl.Result;
import dev.headroom.model.Problem;
import dev.headroom.version.RuleVersions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Versions of the rules: what there was, what changed, and going back to it. */
class RuleVersionResourceTest extends ApiStage {
  private static final String VERSIONS = "/api/v1/rules/versions";
  private static final String DANA = "{\"by\": \"dana\"}";

  private void keep(String digest, String text, String author) throws IOException {
    world.versions.keep(digest, new TreeMap<>(Map.of("alert-rules/slos/a.yaml", text)), author);
  }

  private void twoVersions() throws IOException {
    keep("d1", "target: 0.9\n", RuleVersions.FILES);
    keep("d2", "target: 0.99\n", "ada");
    world.rules.version = Optional.of(2L);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return world.http.send("POST", path, body);
  }

  @Test
  void versionsAreListedTheNewestFirstWithTheOneInForce() throws Exception {
    twoVersions();
    JsonNode list = world.json(VERSIONS);
    assertThat(list.get("inForce").asLong()).isEqualTo(2);
    assertThat(list.get("rolledBack").isNull()).isTrue();
    assertThat(list.get("filesDiffer").asBoolean()).isFalse();
    assertThat(list.at("/versions/0/author").asText()).isEqualTo("ada");
    assertThat(list.at("/versions/0/inForce").asBoolean()).isTrue();
    assertThat(list.at("/versions/1/author").asText()).isEqualTo("files on disk");
    assertThat(list.at("/versions/1/inForce").asBoolean()).isFalse();
    assertThat(list.at("/versions/1/at").asText())
        .isEqualTo(world.incidents.clock.instant().toString());
  }

  @Test
  void whoRolledBackIsNamedAndThatTheFilesDiffer() throws Exception {
    twoVersions();
    world.versions.pin(1, "dana");
    world.rules.version = Optional.of(1L);
    world.rules.filesDiffer = true;
    JsonNode list = world.json(VERSIONS);
    assertThat(list.get("inForce").asLong()).isEqualTo(1);
    assertThat(list.at("/rolledBack/version").asLong()).isEqualTo(1);
    assertThat(list.at("/rolledBack/by").asText()).isEqualTo("dana");
    assertThat(list.at("/rolledBack/inForce").asBoolean()).isTrue();
    assertThat(list.at("/rolledBack/promoted").asBoolean()).isFalse();
    assertThat(list.at("/rolledBack/problems").size()).isZero();
    assertThat(list.get("filesDiffer").asBoolean()).isTrue();
    JsonNode decision = list.at("/decisions/0");
    assertThat(decision.get("kind").asText()).isEqualTo("rolled back");
    assertThat(decision.get("version").asLong()).isEqualTo(1);
    assertThat(decision.get("by").asText()).isEqualTo("dana");
    assertThat(decision.get("at").asText()).isEqualTo(world.incidents.clock.instant().toString());
  }

  @Test
  void aPromotionIsNoRollback() throws Exception {
    twoVersions();
    world.versions.keepPinned("d3", new TreeMap<>(Map.of("a", "b")), "eve");
    JsonNode list = world.json(VERSIONS);
    assertThat(list.at("/rolledBack/promoted").asBoolean()).isTrue();
    assertThat(list.at("/decisions/0/kind").asText()).isEqualTo("promoted");
  }

  @Test
  void whoHasSeenAnotherVersionIsRefused() throws Exception {
    String seen = "{\"by\": \"dana\", \"seen\": 2}";
    world.rules.next = new Result.MovedOn(Optional.of(5L));
    assertThat(Loopback.detail(post(VERSIONS + "/1/rollback", seen), 409))
        .isEqualTo(
            "nothing was changed: somebody else decided meanwhile, and version 5 is in force now");
    assertThat(world.rules.asked).containsExactly("roll back to 1 by dana who saw 2");
    post("/api/v1/rules/resume", "{\"by\": \"dana\", \"seen\": null}");
    assertThat(world.rules.asked).last().isEqualTo("resume by dana");
    for (String wrong : List.of("\"2\"", "1.5", "[]", "1e40")) {
      assertThat(Loopback.detail(post("/api/v1/rules/resume", seen.replace("2", wrong)), 400))
          .contains("seen");
    }
  }

  @Test
  void aVersionThatCannotBeUsedIsNotInForceAndSaysWhy() throws Exception {
    twoVersions();
    world.versions.pin(1, "dana");
    world.rules.unusable = List.of(new Problem("alert-rules/routing.yaml", 5, 29, "gone"));
    JsonNode list = world.json(VERSIONS);
    assertThat(list.get("inForce").asLong()).isEqualTo(2);
    assertThat(list.at("/versions/0/inForce").asBoolean()).isTrue();
    assertThat(list.at("/rolledBack/version").asLong()).isEqualTo(1);
    assertThat(list.at("/rolledBack/inForce").asBoolean()).isFalse();
    assertThat(list.at("/rolledBack/problems/0/line").asInt()).isEqualTo(5);
    assertThat(list.at("/rolledBack/problems/0/message").asText()).isEqualTo("gone");

    world.rules.next = new Result.VersionUnusable(1, "dana", world.rules.unusable);
    assertThat(Loopback.detail(world.http.send("POST", "/-/reload", "", ""), 409))
        .isEqualTo(
            "nothing was changed: version 1 is to be in force since dana decided so, and cannot be"
                + " used yet (alert-rules/routing.yaml:5:29: gone); POST /api/v1/rules/resume puts"
                + " the files into force");
  }

  @Test
  void aVersionIsShownWithItsFilesAndWhatItChanged() throws Exception {
    twoVersions();
    JsonNode second = world.json(VERSIONS + "/2");
    assertThat(second.get("before").asLong()).isEqualTo(1);
    assertThat(second.at("/files/alert-rules~1slos~1a.yaml").asText()).isEqualTo("target: 0.99\n");
    assertThat(second.get("diff").asText())
        .isEqualTo(
            """
            --- a/alert-rules/slos/a.yaml
            +++ b/alert-rules/slos/a.yaml
            @@ -1 +1 @@
            -target: 0.9
            +target: 0.99
            """);
    assertThat(world.json(VERSIONS + "/1").get("before").isNull()).isTrue();
    assertThat(Loopback.detail(world.get(VERSIONS + "/9"), 404))
        .isEqualTo("there is no such version of the rules");
    assertThat(Loopback.detail(world.get(VERSIONS + "/x"), 400))
        .contains("number", "must be the number of a version");
  }

  /** Their paths are often tokens; what is kept is what was written. */
  @Test
  void addressesOfReceiversAreShownWithoutTheirPaths() throws Exception {
    String path = "alert-rules/routing.yaml";
    String file =
        "receivers: [{name: a, webhook_configs: [{url: https://h.example/services/first}]}]\n";
    world.versions.keep("d1", new TreeMap<>(Map.of(path, file)), "ada");
    world.versions.keep("d2", new TreeMap<>(Map.of(path, file.replace("first", "second"))), "ada");
    JsonNode second = world.json(VERSIONS + "/2");
    String shown = file.replace("services/first", "<secret>");
    assertThat(second.at("/files/alert-rules~1routing.yaml").asText()).isEqualTo(shown);
    assertThat(second.get("diff").asText()).contains("\n-" + shown + "+" + shown);
    assertThat(world.json(VERSIONS + "/1").toString())
        .contains("h.example")
        .doesNotContain("first");
    assertThat(world.versions.files(1).orElseThrow()).containsEntry(path, file);
  }

  @Test
  void resumingWhereNothingIsRolledBackSaysSo() throws Exception {
    world.rules.next = new Result.NotRolledBack();
    assertThat(Loopback.detail(post("/api/v1/rules/resume", DANA), 409))
        .isEqualTo(
            "nothing was changed: nothing is rolled back; POST /-/reload reads the files anew");
  }

  @Test
  void rollingBackSaysWhatIsInForceNow() throws Exception {
    world.rules.next =
        new Result.InForce(
            Optional.of(1L), 3, 2, 1, 0, new Difference(List.of(), List.of("a"), List.of()));
    JsonNode done = Loopback.ok(post(VERSIONS + "/1/rollback", DANA));
    assertThat(done.get("version").asLong()).isEqualTo(1);
    assertThat(done.at("/promises/changed/0").asText()).isEqualTo("a");
    Loopback.ok(post("/api/v1/rules/resume", DANA));
    assertThat(world.rules.asked).containsExactly("roll back to 1 by dana", "resume by dana");
  }

  @Test
  void whoDoesItMustBeNamed() throws Exception {
    assertThat(Loopback.detail(post(VERSIONS + "/1/rollback", "{}"), 400)).contains("by");
    assertThat(Loopback.detail(post("/api/v1/rules/resume", "{\"by\": \" \"}"), 400))
        .contains("by");
    assertThat(
            Loopback.detail(
                post("/api/v1/rules/resume", "{\"by\": \"" + "x".repeat(201) + "\"}"), 400))
        .contains("200");
    assertThat(Loopback.detail(post("/api/v1/rules/resume", "{\"bye\": \"x\"}"), 400))
        .contains("bye");
    assertThat(world.rules.asked).isEmpty();
  }

  @Test
  void whatIsInShadowIsListedAndPromotedByName() throws Exception {
    world.rules.shadow = new RuleControl.ShadowNames(Set.of("checkout"), Set.of("new-pager"));
    JsonNode list = world.json(VERSIONS);
    assertThat(list.at("/inShadow/objectives/0").asText()).isEqualTo("checkout");
    assertThat(list.at("/inShadow/receivers/0").asText()).isEqualTo("new-pager");
    world.rules.next =
        new Result.InForce(
            Optional.of(3L), 3, 2, 1, 0, new Difference(List.of(), List.of(), List.of()));
    String promote = "/api/v1/rules/promote";
    assertThat(
            Loopback.ok(post(promote, "{\"by\": \"dana\", \"objective\": \"checkout\"}"))
                .get("version")
                .asLong())
        .isEqualTo(3);
    Loopback.ok(post(promote, "{\"by\": \"dana\", \"receiver\": \"new-pager\"}"));
    assertThat(world.rules.asked)
        .containsExactly("promote [checkout] [] by dana", "promote [] [new-pager] by dana");
    world.rules.next = new Result.NotInShadow();
    assertThat(Loopback.detail(post(promote, "{\"by\": \"dana\", \"objective\": \"x\"}"), 409))
        .isEqualTo("nothing was changed: not all of that is in shadow");
    assertThat(Loopback.detail(post(promote, DANA), 400)).contains("objective");
    assertThat(Loopback.detail(post(promote, "{\"objective\": \"x\"}"), 400)).contains("by");
    assertThat(Loopback.detail(post(promote, "{\"by\": \"dana\", \"objective\": 1}"), 400))
        .contains("objective");
  }

  @Test
  void aReloadNamesItsAuthorOrTheFiles() throws Exception {
    post("/-/reload?by=ada", "");
    post("/-/reload", "");
    post("/-/reload?by=%1b%5B31mada", "");
    assertThat(world.rules.asked)
        .containsExactly("reload by ada", "reload by files on disk", "reload by \uFFFD[31mada");
  }

  @Test
  void aReloadIsToldThatSomebodyRolledBack() throws Exception {
    world.rules.next = new Result.RolledBack(12, "dana");
    assertThat(Loopback.detail(world.http.send("POST", "/-/reload", "", ""), 409))
        .startsWith("nothing was changed: version 12 is in force since dana decided so");
    world.rules.next = new Result.NoSuchVersion();
    assertThat(Loopback.detail(post(VERSIONS + "/9/rollback", DANA), 404))
        .isEqualTo("there is no such version of the rules");
  }
}
