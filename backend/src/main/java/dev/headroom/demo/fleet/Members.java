package dev.headroom.demo.fleet;

import dev.headroom.demo.simulation.Checkout;
import dev.headroom.demo.simulation.FeatureStore;
import dev.headroom.demo.simulation.HomeTimeline;
import dev.headroom.demo.simulation.Hosts;
import dev.headroom.demo.simulation.InjectedFaults;
import dev.headroom.demo.simulation.Profile;
import dev.headroom.demo.simulation.Recommender;
import dev.headroom.demo.simulation.StreamPipeline;
import java.util.List;
import java.util.SplittableRandom;

/** Who is in the fleet. */
final class Members {
  private static final long MICROS_PER_MILLI = 1_000;

  /** What runs on the hosts. */
  private static final List<String> SERVICES =
      List.of(
          CheckoutTelemetry.SERVICE,
          RecommenderTelemetry.SERVICE,
          FeatureStoreTelemetry.SERVICE,
          PipelineTelemetry.SERVICE,
          ProfileTelemetry.SERVICE,
          HomeTimelineTelemetry.SERVICE);

  private Members() {}

  /**
   * @param fromMillis when their life begins, milliseconds since the epoch
   */
  static List<Member> of(long seed, InjectedFaults faults, long fromMillis) {
    SplittableRandom random = new SplittableRandom(seed);
    long from = fromMillis * MICROS_PER_MILLI;
    Checkout checkout = new Checkout(faults, random.split(), from);
    Recommender recommender = new Recommender(faults, random.split(), from);
    FeatureStore featureStore = new FeatureStore(faults, random.split(), from);
    StreamPipeline pipeline = new StreamPipeline(faults, random.split(), from);
    Profile profile = new Profile(faults, random.split(), from);
    HomeTimeline timeline = new HomeTimeline(faults, random.split(), from);
    Hosts hosts = new Hosts(SERVICES, faults, random.split(), from);
    return List.of(
        new Member(
            CheckoutTelemetry.SERVICE, checkout, new CheckoutTelemetry(checkout, random.split())),
        new Member(
            RecommenderTelemetry.SERVICE,
            recommender,
            new RecommenderTelemetry(recommender, random.split())),
        new Member(
            FeatureStoreTelemetry.SERVICE,
            featureStore,
            new FeatureStoreTelemetry(featureStore, random.split())),
        new Member(
            PipelineTelemetry.SERVICE, pipeline, new PipelineTelemetry(pipeline, random.split())),
        new Member(
            ProfileTelemetry.SERVICE, profile, new ProfileTelemetry(profile, random.split())),
        new Member(
            HomeTimelineTelemetry.SERVICE,
            timeline,
            new HomeTimelineTelemetry(timeline, random.split())),
        new Member(HostsTelemetry.SERVICE, hosts, new HostsTelemetry(hosts, random.split())));
  }
}
