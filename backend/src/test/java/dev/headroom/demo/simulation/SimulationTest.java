package dev.headroom.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.Seed;
import dev.headroom.demo.simulation.FeatureStore.Caller;
import dev.headroom.demo.simulation.Simulation.Served;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each fault does, and that it comes out of queues and service times. */
class SimulationTest {
  private static final long SECOND = 1_000_000;

  private final InjectedFaults faults = new InjectedFaults(InstantSource.fixed(Instant.EPOCH));
  private final SplittableRandom random = Seed.fixedSplittable(17);
  private Checkout checkout = new Checkout(faults, random, 0);
  private FeatureStore featureStore = new FeatureStore(faults, random, 0);
  private StreamPipeline pipeline = new StreamPipeline(faults, random, 0);

  @BeforeEach
  void warmUp() {
    checkout.live(60 * SECOND);
    featureStore.live(60 * SECOND);
    pipeline.live(60 * SECOND);
  }

  @Test
  void sameSeedLivesTheSameLife() {
    assertThat(new Checkout(faults, Seed.fixedSplittable(1), 0).live(30 * SECOND))
        .isEqualTo(new Checkout(faults, Seed.fixedSplittable(1), 0).live(30 * SECOND));
  }

  @Test
  void nothingEndsBeforeItsTime() {
    Recommender recommender = new Recommender(faults, Seed.fixedSplittable(1), 0);
    for (int second = 1; second <= 60; second++) {
      long from = (second - 1) * SECOND;
      long until = second * SECOND;
      assertThat(recommender.live(until))
          .allMatch(each -> each.endedMicros() > from && each.endedMicros() <= until)
          .allMatch(each -> each.arrivedMicros() < each.endedMicros());
    }
  }

  @Test
  void recommenderIsAsSlowAsItsSlowestSource() {
    List<Served> served = new Recommender(faults, random, 0).live(600 * SECOND);
    assertThat(percentile(served, 0.5)).isBetween(70.0, 120.0);
    assertThat(percentile(served, 0.99)).isGreaterThan(150);
    assertThat(share(served, each -> each.millis() > 300)).isLessThan(0.005);
  }

  @Test
  void oneSourceThatTimesOutMovesTheTailOnly() {
    Recommender recommender = new Recommender(faults, random, 0);
    double median = percentile(recommender.live(300 * SECOND), 0.5);
    faults.set("slow-tail", true);
    List<Served> served = recommender.live(600 * SECOND);

    assertThat(percentile(served, 0.5)).isCloseTo(median, within(15.0));
    assertThat(percentile(served, 0.99)).isBetween(4_800.0, 5_500.0);
    assertThat(recommender.timeouts()).isBetween(300L, 900L);
  }

  @Test
  void halfPromotedModelIsFastAndFailsNothingAndIsWrong() {
    Recommender recommender = new Recommender(faults, random, 0);
    double median = percentile(recommender.live(60 * SECOND), 0.5);
    faults.set("half-promoted-model", true);
    recommender.live(70 * SECOND);
    List<Served> served = recommender.live(190 * SECOND);

    assertThat(share(served, each -> each.way().equals(Recommender.FALLBACK_WAY)))
        .isCloseTo(0.5, within(0.05));
    assertThat(percentile(served, 0.5)).isLessThan(median);
    assertThat(served).noneMatch(Served::failed);
    assertThat(recommender.model(1)).isEqualTo(8);
    assertThat(recommender.model(2)).isEqualTo(7);
  }

  @Test
  void cacheHelpsTheMedianAndHurtsTheTail() {
    Profile profile = new Profile(faults, random, 0);
    List<Served> before = profile.live(300 * SECOND);
    faults.set("cold-cache", true);
    profile.live(330 * SECOND);
    List<Served> cached = profile.live(630 * SECOND);

    assertThat(share(cached, each -> each.way().equals(Profile.HIT))).isBetween(0.65, 0.85);
    assertThat(percentile(cached, 0.5)).isLessThan(percentile(before, 0.5) / 5);
    assertThat(percentile(cached, 0.99)).isGreaterThan(percentile(before, 0.99) * 3);
    assertThat(share(cached, Served::failed)).isLessThan(0.01);
  }

  @Test
  void shortTimeoutFailsReadsFasterThanTheyUsedToBeAnswered() {
    Profile profile = new Profile(faults, random, 0);
    profile.live(60 * SECOND);
    faults.set("bad-config", true);
    List<Served> served = profile.live(180 * SECOND);

    assertThat(share(served, Served::failed)).isCloseTo(0.3, within(0.04));
    assertThat(percentile(served, 0.999)).isLessThan(60);
    assertThat(served)
        .filteredOn(each -> each.code() == 504)
        .allMatch(each -> each.cause().equals("database did not answer within 30 ms"));
  }

  @Test
  void celebritiesWrittenToEveryFollowerDelayEverybodyElse() {
    HomeTimeline timeline = new HomeTimeline(faults, random, 0);
    List<Served> before = timeline.live(300 * SECOND);
    double writesBefore = timeline.writes() / 300.0;
    assertThat(share(posts(before), each -> each.millis() > 5_000)).isZero();
    assertThat(writesBefore).isBetween(500.0, 860.0);

    faults.set("celebrity", true);
    List<Served> during = timeline.live(360 * SECOND);
    assertThat(posts(during).size() / 60.0).isLessThan(posts(before).size() / 300.0);
    assertThat(percentile(posts(during), 0.99)).isGreaterThan(10_000);
    assertThat(percentile(reads(during), 0.5)).isLessThan(percentile(reads(before), 0.5));
    assertThat(timeline.waitingWrites()).isGreaterThan(10_000);

    faults.set("celebrity", false);
    timeline.live(385 * SECOND);
    assertThat(timeline.waitingWrites()).isLessThan(3_000);
  }

  @Test
  void tenTimesTheLookupsOfOneCallerQueueEverybodysWithoutOneMoreRequest() {
    double slowBefore = share(featureStore.live(180 * SECOND), each -> each.millis() > 50);
    long before = featureStore.lookups(Caller.RECOMMENDER);
    faults.set("hot-features", true);
    List<Served> served = featureStore.live(300 * SECOND);
    long during = featureStore.lookups(Caller.RECOMMENDER) - before;

    assertThat(served.size() / 120.0).isCloseTo(60, within(12.0));
    assertThat(during / 120.0).isGreaterThan(before / 180.0 * 7);
    assertThat(slowBefore).isLessThan(0.01);
    assertThat(share(served, each -> each.millis() > 50)).isGreaterThan(0.3);
  }

  @Test
  void stuckPartitionHidesBehindSevenThatRun() {
    faults.set("long-tail", true);
    List<Served> served = pipeline.live(240 * SECOND);
    List<Served> delivered = delivered(served);

    assertThat(percentile(delivered, 0.5)).isLessThan(20);
    assertThat(delivered.stream().mapToDouble(Served::millis).average().orElseThrow())
        .isLessThan(5_000);
    assertThat(percentile(delivered, 0.999)).isGreaterThan(60_000);
    assertThat(pipeline.oldestMicros(StreamPipeline.HOT_PARTITION, 240 * SECOND))
        .isGreaterThan(120 * SECOND);
    assertThat(pipeline.oldestMicros(0, 240 * SECOND)).isLessThan(SECOND);

    faults.set("long-tail", false);
    pipeline.live(260 * SECOND);
    assertThat(pipeline.backlog()).isLessThan(10);
  }

  @Test
  void leapSecondSlowsEverythingOnEveryMachine() {
    Hosts hosts = new Hosts(List.of("checkout", "feature-store"), faults, random, 0);
    hosts.live(60 * SECOND);
    double order = percentile(checkout.live(120 * SECOND), 0.5);
    double features = percentile(featureStore.live(120 * SECOND), 0.5);
    assertThat(hosts.busy(0, 60 * SECOND)).isLessThan(0.6);

    faults.set("leap-second", true);
    for (int second = 121; second <= 140; second++) {
      hosts.live(second * SECOND);
      checkout.live(second * SECOND);
      featureStore.live(second * SECOND);
    }
    assertThat(hosts.stepped()).isEqualTo(hosts.all().size());
    assertThat(hosts.busy(0, 140 * SECOND)).isGreaterThan(0.9);
    assertThat(share(hosts.live(180 * SECOND), each -> each.millis() > 10)).isGreaterThan(0.8);
    assertThat(percentile(checkout.live(200 * SECOND), 0.5)).isGreaterThan(order * 2.5);
    assertThat(percentile(featureStore.live(200 * SECOND), 0.5)).isGreaterThan(features * 2.5);
  }

  @Test
  void slowProviderTakesWorkersAndMakesOrdersSlow() {
    int busyBefore = checkout.busyWorkers(60 * SECOND);
    faults.set("latency", true);
    List<Served> served = checkout.live(90 * SECOND);

    assertThat(share(served, each -> each.millis() > 200)).isGreaterThan(0.75);
    assertThat(checkout.busyWorkers(90 * SECOND)).isGreaterThan(busyBefore + 5);
    assertThat(share(served, Served::failed)).isLessThan(0.01);
  }

  @Test
  void badDeployFailsCouponsAndSlowsTheRest() {
    double before = percentile(checkout.live(120 * SECOND), 0.99);
    faults.set("bad-deploy", true);
    checkout.live(140 * SECOND);
    List<Served> served = checkout.live(200 * SECOND);

    assertThat(served).allMatch(each -> each.version().equals("1.4.3"));
    assertThat(share(served, Served::failed)).isCloseTo(0.22, within(0.04));
    assertThat(percentile(served, 0.99)).isGreaterThan(before * 1.3);
    assertThat(served)
        .filteredOn(each -> each.code() == 500)
        .allMatch(each -> each.cause().contains("coupon"));

    faults.set("bad-deploy", false);
    checkout.live(220 * SECOND);
    assertThat(checkout.live(260 * SECOND)).allMatch(each -> each.version().equals("1.4.2"));
  }

  @Test
  void oneLostShardFailsMoreThanItsShareOfRequests() {
    faults.set("errors", true);
    List<Served> served = featureStore.live(180 * SECOND);

    assertThat(share(served, Served::failed)).isBetween(0.18, 0.30);
    assertThat(served)
        .filteredOn(Served::failed)
        .allMatch(each -> each.cause().equals("shard 11: connection refused"));
    assertThat(share(served, each -> each.millis() > 50)).isLessThan(0.01);
  }

  @Test
  void stalledConsumersFallBehindAndCatchUp() {
    assertThat(pipeline.backlog()).isLessThan(10);
    faults.set("stalled-pipeline", true);
    pipeline.live(120 * SECOND);
    int backlog = pipeline.backlog();
    assertThat(backlog).isGreaterThan(1_500);
    List<Served> late = delivered(pipeline.live(121 * SECOND));
    assertThat(share(late, each -> each.millis() > 5_000)).isEqualTo(1);

    faults.set("stalled-pipeline", false);
    pipeline.live(135 * SECOND);
    assertThat(pipeline.backlog()).isLessThan(10);
    assertThat(share(pipeline.live(150 * SECOND), each -> each.millis() > 5_000)).isZero();
  }

  @Test
  void nothingIsLostOnTheWay() {
    faults.set("stalled-pipeline", true);
    int delivered = delivered(pipeline.live(200 * SECOND)).size();
    faults.set("stalled-pipeline", false);
    delivered += delivered(pipeline.live(260 * SECOND)).size();

    assertThat(delivered / 200.0).isCloseTo(100, within(8.0));
  }

  @Test
  void skippedTimeIsQuiet() {
    checkout.skipTo(1_000 * SECOND);
    List<Served> served = checkout.live(1_010 * SECOND);
    assertThat(served)
        .filteredOn(each -> each.arrivedMicros() > 60 * SECOND)
        .allMatch(each -> each.arrivedMicros() >= 1_000 * SECOND)
        .hasSizeBetween(200, 800);
  }

  private static List<Served> delivered(List<Served> served) {
    return served.stream().filter(each -> each.way().equals(StreamPipeline.DELIVERED)).toList();
  }

  private static List<Served> posts(List<Served> served) {
    return served.stream().filter(each -> each.way().equals(HomeTimeline.POST)).toList();
  }

  private static List<Served> reads(List<Served> served) {
    return served.stream().filter(each -> each.way().equals(HomeTimeline.READ)).toList();
  }

  private static double share(List<Served> served, Predicate<Served> which) {
    assertThat(served).isNotEmpty();
    return (double) served.stream().filter(which).count() / served.size();
  }

  private static double percentile(List<Served> served, double q) {
    double[] sorted = served.stream().mapToDouble(Served::millis).sorted().toArray();
    return sorted[(int) (q * (sorted.length - 1))];
  }
}
