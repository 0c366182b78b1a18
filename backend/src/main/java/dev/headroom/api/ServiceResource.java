package dev.headroom.api;

import dev.headroom.api.ServiceView.LoadHistoryView;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.capacity.LoadReader;
import dev.headroom.capacity.LoadReader.Load;
import dev.headroom.capacity.Services;
import dev.headroom.capacity.Services.ServiceEntry;
import dev.headroom.model.TimeRange;
import dev.headroom.query.range.Steps;
import dev.headroom.slo.objective.Objective;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Services: those that are declared, and those that have a promise without being declared. */
final class ServiceResource implements Resource {
  private final Supplier<Services> declared;
  private final Supplier<List<Objective>> promised;
  private final LoadReader loads;
  private final InstantSource clock;
  private final Answers answers;

  private record ServiceList(List<ServiceView> services) {}

  /**
   * @param declared as the rules in force have them
   * @param promised likewise
   */
  ServiceResource(
      Supplier<Services> declared,
      Supplier<List<Objective>> promised,
      LoadReader loads,
      InstantSource clock,
      Answers answers) {
    this.answers = answers;
    this.declared = declared;
    this.promised = promised;
    this.loads = loads;
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/services").handler(answers.to("services", (_, _) -> list()));
    router
        .get("/api/v1/services/:name")
        .handler(answers.to("service", (request, _) -> one(Parameters.path(request, "name"))));
    router.get("/api/v1/services/:name/load").handler(answers.to("service_load", this::load));
  }

  private Reply list() {
    TreeSet<String> names = new TreeSet<>();
    declared.get().all().forEach(entry -> names.add(entry.name()));
    promised.get().forEach(objective -> names.add(objective.service()));
    return new Reply.JsonValue(
        new ServiceList(
            names.stream().flatMap(name -> find(name).stream()).map(this::view).toList()));
  }

  private Reply one(String name) {
    return find(name)
        .<Reply>map(entry -> new Reply.JsonValue(view(entry)))
        .orElseGet(() -> missing(name));
  }

  private Reply load(RoutingContext request, Parameters parameters) {
    String name = Parameters.path(request, "name");
    Optional<ServiceEntry> entry = find(name);
    return entry.isPresent() ? load(entry.get(), parameters) : missing(name);
  }

  private Reply load(ServiceEntry entry, Parameters parameters) {
    TimeRange range = untilNewest(entry, parameters.range());
    Optional<Duration> length = parameters.duration("step");
    Steps steps;
    try {
      steps = LoadReader.steps(range, length);
    } catch (IllegalArgumentException e) {
      throw Parameters.bad("step", String.valueOf(e.getMessage()));
    }
    return Reply.of(
        loads.history(entry, steps),
        found -> new LoadHistoryView(entry.name(), steps.seconds(), points(found, steps)));
  }

  /** A step that is still being filled would look like load that falls. */
  private TimeRange untilNewest(ServiceEntry entry, TimeRange asked) {
    long newest = loads.newest(entry, clock.instant()).map(Instant::toEpochMilli).orElse(0L);
    long until = Math.min(asked.toMillis(), newest);
    return new TimeRange(asked.fromMillis(), Math.max(asked.fromMillis(), until));
  }

  private static List<LoadPointView> points(List<Load> loads, Steps steps) {
    List<LoadPointView> points = new ArrayList<>();
    for (int i = 0; i < loads.size(); i++) {
      points.add(LoadPointView.of(Instant.ofEpochMilli(steps.step(i).fromMillis()), loads.get(i)));
    }
    return points;
  }

  private static Reply missing(String name) {
    return new Reply.Missing("there is no service " + name);
  }

  private Optional<ServiceEntry> find(String name) {
    return declared.get().find(name).or(() -> undeclared(name));
  }

  /** What the promises of a service say about it. */
  private Optional<ServiceEntry> undeclared(String name) {
    return promises(name)
        .findFirst()
        .map(objective ->
            new ServiceEntry(
                name,
                objective.owner(),
                OptionalInt.empty(),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty()));
  }

  private Stream<Objective> promises(String service) {
    return promised.get().stream().filter(objective -> objective.service().equals(service));
  }

  private ServiceView view(ServiceEntry entry) {
    Instant now = clock.instant();
    Services all = declared.get();
    return new ServiceView(
        entry.name(),
        entry.owner(),
        entry.tier().isPresent() ? entry.tier().getAsInt() : null,
        entry.description(),
        all.find(entry.name()).isPresent(),
        promises(entry.name()).map(Objective::name).sorted().toList(),
        entry.dependencies(),
        all.dependentsOf(entry.name()),
        LoadView.of(entry, loads.now(entry, now), now));
  }
}
