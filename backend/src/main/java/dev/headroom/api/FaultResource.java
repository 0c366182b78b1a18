package dev.headroom.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.stream.LiveEvents;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Switches the demo's faults. */
final class FaultResource implements Resource {
  private final FaultSwitch faults;
  private final LiveEvents events;
  private final JsonBody json;
  private final Answers answers;

  private record FaultList(List<FaultSwitch.FaultState> faults) {}

  FaultResource(FaultSwitch faults, LiveEvents events, JsonBody json, Answers answers) {
    this.faults = faults;
    this.events = events;
    this.json = json;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/faults")
        .handler(answers.to("faults", (_, _) -> new Reply.JsonValue(new FaultList(faults.list()))));
    router
        .put("/api/v1/faults/:name")
        .handler(json::collect)
        .handler(answers.to("fault", (request, _) -> set(request)));
  }

  private Reply set(RoutingContext request) {
    JsonNode body = json.of(request, List.of("on", "hidden"));
    JsonNode on = body.path("on");
    JsonNode hidden = body.path("hidden");
    if (!on.isBoolean() || !(hidden.isBoolean() || hidden.isMissingNode())) {
      return new Reply.BadRequest(
          "the body must be {\"on\": true} or {\"on\": false}; with true, also \"hidden\": true");
    }
    String name = Parameters.path(request, "name");
    if (!faults.set(name, on.asBoolean(), hidden.asBoolean())) {
      return new Reply.Missing("there is no fault " + name);
    }
    FaultList list = new FaultList(faults.list());
    events.publish("faults", list);
    return new Reply.JsonValue(list);
  }
}
