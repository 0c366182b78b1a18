package dev.headroom.api.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.rules.RuleControl.Decider;
import dev.headroom.version.RuleVersions;
import dev.headroom.version.RuleVersions.WholeVersion;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The versions of the rules: what there was, and going back to it. */
final class VersionResource implements Resource {
  private static final String PATH = "/api/v1/rules/versions";
  private static final List<String> KEYS = List.of("by", "seen");
  private static final List<String> PROMOTE_KEYS = List.of("by", "seen", "objective", "receiver");

  private final RuleControl rules;
  private final RuleVersions versions;
  private final JsonBody json;
  private final Answers answers;

  VersionResource(RuleControl rules, RuleVersions versions, JsonBody json, Answers answers) {
    this.rules = rules;
    this.versions = versions;
    this.json = json;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router.get(PATH).handler(answers.toWatch("rule_versions", (_, _) -> list()));
    router
        .get(PATH + "/:number")
        .handler(answers.toWatch("rule_version", (r, _) -> find(Parameters.path(r, "number"))));
    router
        .post(PATH + "/:number/rollback")
        .handler(json::collect)
        .handler(
            answers.toWatch(
                "rule_rollback",
                (r, _) -> rollBack(Parameters.path(r, "number"), json.of(r, KEYS))));
    router
        .post("/api/v1/rules/promote")
        .handler(json::collect)
        .handler(answers.toWatch("rule_promote", (r, _) -> promote(json.of(r, PROMOTE_KEYS))));
    router
        .post("/api/v1/rules/resume")
        .handler(json::collect)
        .handler(answers.toWatch("rule_resume", (r, _) -> resume(json.of(r, KEYS))));
  }

  private Reply promote(JsonNode body) throws IOException {
    Set<String> objectives = name(body, "objective");
    Set<String> receivers = name(body, "receiver");
    if (objectives.isEmpty() && receivers.isEmpty()) {
      throw Parameters.bad("objective", "is missing: what is to be promoted, or a receiver");
    }
    return ControlReply.of(
        rules.promote(new RuleControl.ShadowNames(objectives, receivers), decider(body)));
  }

  private static Set<String> name(JsonNode body, String field) {
    String name = JsonBody.text(body, field, "");
    return name.isEmpty() ? Set.of() : Set.of(name);
  }

  private Reply list() throws IOException {
    return new Reply.JsonValue(RuleVersionView.of(versions.list(), rules));
  }

  private Reply find(String number) throws IOException {
    Optional<WholeVersion> found = versions.find(number(number));
    if (found.isEmpty()) {
      return ControlReply.of(new RuleControl.Result.NoSuchVersion());
    }
    Optional<Long> before = found.get().before();
    Map<String, String> earlier =
        before.isPresent() ? versions.files(before.get()).orElseGet(TreeMap::new) : Map.of();
    return new Reply.JsonValue(
        RuleVersionView.of(ShownTexts.of(found.get(), earlier), rules.versionInForce()));
  }

  private Reply rollBack(String number, JsonNode body) throws IOException {
    return ControlReply.of(rules.rollBack(number(number), decider(body)));
  }

  private Reply resume(JsonNode body) throws IOException {
    return ControlReply.of(rules.resume(decider(body)));
  }

  private static Decider decider(JsonNode body) {
    String by = ControlReply.name(JsonBody.text(body, "by", ""));
    JsonNode seen = body.path("seen");
    if (seen.isMissingNode() || seen.isNull()) {
      return Decider.of(by);
    }
    if (!seen.canConvertToLong() || !seen.isIntegralNumber()) {
      throw Parameters.bad("seen", "must be the number of a version");
    }
    return new Decider(by, Optional.of(seen.asLong()));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Parameters.bad("number", "must be the number of a version");
    }
  }
}
