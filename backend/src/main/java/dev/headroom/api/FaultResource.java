package dev.headroom.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;

/** Switches the demo's faults. */
final class FaultResource {
  private final FaultSwitch faults;
  private final LiveEvents events;
  private final JsonBody json;

  record FaultList(List<FaultSwitch.Fault> faults) {}

  FaultResource(FaultSwitch faults, LiveEvents events, JsonBody json) {
    this.faults = faults;
    this.events = events;
    this.json = json;
  }

  void mount(Router router, Answers answers) {
    router
        .get("/api/v1/faults")
        .handler(
            answers.to(
                "faults", (request, parameters) -> new Reply.Found(new FaultList(faults.list()))));
    router
        .put("/api/v1/faults/:name")
        .handler(json::collect)
        .handler(answers.to("fault", (request, parameters) -> set(request)));
  }

  private Reply set(RoutingContext request) throws IOException {
    JsonNode body = json.of(request, List.of("on", "hidden"));
    JsonNode on = body.path("on");
    JsonNode hidden = body.path("hidden");
    if (!on.isBoolean() || !(hidden.isBoolean() || hidden.isMissingNode())) {
      return new Reply.Refused(
          "the body must be {\"on\": true} or {\"on\": false}; with true, also \"hidden\": true");
    }
    String name = Parameters.path(request, "name");
    if (!faults.set(name, on.asBoolean(), hidden.asBoolean())) {
      return new Reply.Missing("there is no fault " + name);
    }
    FaultList list = new FaultList(faults.list());
    events.publish("faults", list);
    return new Reply.Found(list);
  }
}
