package dev.headroom.demo.fleet;

import dev.headroom.demo.simulation.Checkout;
import dev.headroom.demo.simulation.FeatureStore;
import dev.headroom.demo.simulation.HomeTimeline;
import dev.headroom.demo.simulation.Profile;
import dev.headroom.demo.simulation.Recommender;
import dev.headroom.demo.simulation.StreamPipeline;
import dev.headroom.model.ChangeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The deploys of an ordinary day: every few minutes somebody ships something that hurts nobody, so
 * that a change beside an incident is not its cause just because it is the only one.
 */
final class Routine {
  private static final double EVERY_MILLIS = 7 * 60_000.0;
  private static final int FIRST_BUILD = 310;

  private record Software(String service, String version) {}

  private static final List<Software> SOFTWARE =
      List.of(
          new Software(CheckoutTelemetry.SERVICE, Checkout.VERSION),
          new Software(RecommenderTelemetry.SERVICE, Recommender.VERSION),
          new Software(FeatureStoreTelemetry.SERVICE, FeatureStore.VERSION),
          new Software(PipelineTelemetry.SERVICE, StreamPipeline.VERSION),
          new Software(ProfileTelemetry.SERVICE, Profile.VERSION),
          new Software(HomeTimelineTelemetry.SERVICE, HomeTimeline.VERSION));
  private static final List<String> SUMMARIES =
      List.of(
          "Rebuilt on the newest base image",
          "Dependency updates of the week",
          "Wording of two log lines",
          "Health check says its version",
          "Unused endpoint removed");

  private final RandomGenerator random;
  private long nextMillis;
  private int build = FIRST_BUILD;

  Routine(RandomGenerator random, long fromMillis) {
    this.random = random;
    this.nextMillis = fromMillis;
    plan();
  }

  /** What was shipped since the last time, until a moment. */
  List<ChangeEvent> until(long millis) {
    List<ChangeEvent> shipped = new ArrayList<>();
    while (nextMillis <= millis) {
      Software software = SOFTWARE.get(random.nextInt(SOFTWARE.size()));
      build++;
      shipped.add(
          new ChangeEvent(
              nextMillis,
              "deploy",
              software.service(),
              software.version() + "+" + build,
              SUMMARIES.get(random.nextInt(SUMMARIES.size())),
              ""));
      plan();
    }
    return shipped;
  }

  /** Nobody shipped anything until a moment. */
  void skipTo(long millis) {
    nextMillis = Math.max(nextMillis, millis);
  }

  private void plan() {
    nextMillis += 1 + Math.round(random.nextExponential() * EVERY_MILLIS);
  }
}
