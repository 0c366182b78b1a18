package dev.headroom.api.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.drill.run.DrillRequest;
import dev.headroom.drill.run.DrillRequest.DrillAnswer;
import dev.headroom.drill.run.Drills;
import dev.headroom.slo.objective.Objective;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Drills: beginning one, and following it. */
final class DrillRunResource implements Resource {
  private static final String PATH = "/api/v1/drills";
  private static final List<String> KEYS = List.of("slo", "service", "by");

  private final Drills drills;
  private final Supplier<List<Objective>> promises;
  private final JsonBody json;
  private final Answers answers;

  DrillRunResource(
      Drills drills, Supplier<List<Objective>> promises, JsonBody json, Answers answers) {
    this.drills = drills;
    this.promises = promises;
    this.json = json;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .post(PATH)
        .handler(json::collect)
        .handler(answers.toWatch("drill", (r, _) -> start(json.of(r, KEYS))));
    router
        .get(PATH + "/:id")
        .handler(answers.toWatch("drill_run", (r, _) -> find(Parameters.path(r, "id"))));
  }

  private Reply start(JsonNode body) throws IOException {
    DrillRequest request =
        new DrillRequest(named(body, "slo"), named(body, "service"), JsonBody.text(body, "by", ""));
    return switch (drills.start(request, promises.get())) {
      case DrillAnswer.StartedDrill(var drill) -> new Reply.JsonValue(DrillRunView.of(drill));
      case DrillAnswer.RefusedDrill(var field, var reason) -> throw Parameters.bad(field, reason);
      case DrillAnswer.TooManyDrills(var reason) -> new Reply.TooManyRequests(reason);
      case DrillAnswer.UncountedDrill(var reason) -> new Reply.ServiceUnavailable(reason);
    };
  }

  private static Optional<String> named(JsonNode body, String field) {
    return body.has(field) ? Optional.of(JsonBody.text(body, field, "")) : Optional.empty();
  }

  private Reply find(String id) throws IOException {
    return drills
        .find(id)
        .map(DrillRunView::of)
        .<Reply>map(Reply.JsonValue::new)
        .orElseGet(() -> new Reply.Missing("drill " + id));
  }
}
