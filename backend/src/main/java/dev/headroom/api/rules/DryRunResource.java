package dev.headroom.api.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.rules.RuleDryRun.TriedSet;
import dev.headroom.version.RuleVersions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Tries rules on the last days: given ones, those of a version, or the files on disk. */
final class DryRunResource implements Resource {
  /** Bytes of a body: the texts of a version, each character escaped. */
  private static final int BYTES_MAX = 2 * (int) RuleVersions.VERSION_BYTES_MAX;

  private static final List<String> KEYS = List.of("files", "version");

  private final RuleDryRun rules;
  private final RuleVersions versions;
  private final JsonBody json;
  private final Answers answers;

  DryRunResource(RuleDryRun rules, RuleVersions versions, Answers answers) {
    this.rules = rules;
    this.versions = versions;
    this.json = new JsonBody(answers, "ruleFilesBodyBytesMax", BYTES_MAX);
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .post("/api/v1/rules/try")
        .handler(json::collect)
        .handler(answers.to("rule_dry_run", (request, _) -> run(json.of(request, KEYS))));
  }

  private Reply run(JsonNode body) throws IOException {
    if (body.has("files") && body.has("version")) {
      throw Parameters.bad("version", "does not go with files");
    }
    if (body.has("files")) {
      return run(new TriedSet.SentFiles(GivenFiles.of(body.get("files"))));
    }
    if (!body.has("version")) {
      return run(new TriedSet.FilesOnDisk());
    }
    Optional<NavigableMap<String, String>> files = versions.files(number(body.get("version")));
    return files.isPresent()
        ? run(new TriedSet.KeptVersion(files.get()))
        : ControlReply.of(new RuleControl.Result.NoSuchVersion());
  }

  private static long number(JsonNode version) {
    if (!version.canConvertToLong() || !version.isIntegralNumber()) {
      throw Parameters.bad("version", "must be the number of a version");
    }
    return version.asLong();
  }

  private Reply run(TriedSet set) throws IOException {
    return switch (rules.run(set)) {
      case RuleDryRun.DryRun.Tried tried -> new Reply.JsonValue(DryRunView.of(tried.report()));
      case RuleDryRun.DryRun.InvalidSet invalid ->
          new Reply.Unprocessable("the rules have problems", invalid.problems());
      case RuleDryRun.DryRun.AlreadyRunning _ ->
          new Reply.TooManyRequests("another dry run is going on");
    };
  }
}
