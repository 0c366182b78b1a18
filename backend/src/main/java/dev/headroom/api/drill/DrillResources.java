package dev.headroom.api.drill;

import dev.headroom.alerting.Alerting;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Resource;
import dev.headroom.drill.TestPages;
import dev.headroom.drill.run.Drills;
import dev.headroom.drill.schedule.ScheduledDrills;
import dev.headroom.notify.Outbox;
import dev.headroom.slo.objective.Objective;
import java.util.List;
import java.util.function.Supplier;

/** Everything that is asked of what tries out how people are told. */
public final class DrillResources {
  private DrillResources() {}

  /**
   * What tries out how people are told.
   *
   * @param runs which try out the whole way of a page
   * @param scheduled those of them that begin by the clock
   */
  public record DrillSources(TestPages testPages, Drills runs, ScheduledDrills scheduled) {}

  /**
   * Test pages, drills, and what came of them.
   *
   * @param promises those in force, each of which can be drilled
   */
  public static List<Resource> of(
      DrillSources sources,
      Supplier<List<Objective>> promises,
      Alerting alerting,
      Outbox outbox,
      JsonBody json,
      Answers answers) {
    return List.of(
        new TestPageResource(sources.testPages(), alerting, outbox, json, answers),
        new DrillListResource(alerting, outbox, sources, answers),
        new DrillRunResource(sources.runs(), promises, json, answers));
  }
}
