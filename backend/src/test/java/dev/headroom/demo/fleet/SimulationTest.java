package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

  private final Faults faults = new Faults(InstantSource.fixed(Instant.EPOCH));
  private final SplittableRandom random = new SplittableRandom(17);
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
    assertThat(new Checkout(faults, new SplittableRandom(1), 0).live(30 * SECOND))
        .isEqualTo(new Checkout(faults, new SplittableRandom(1), 0).live(30 * SECOND));
  }

  @Test
  void nothingEndsBeforeItsTime() {
    Recommender recommender = new Recommender(faults, new SplittableRandom(1), 0);
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
    List<Served> late = pipeline.live(121 * SECOND);
    assertThat(share(late, each -> each.millis() > 5_000)).isEqualTo(1);

    faults.set("stalled-pipeline", false);
    pipeline.live(135 * SECOND);
    assertThat(pipeline.backlog()).isLessThan(10);
    assertThat(share(pipeline.live(150 * SECOND), each -> each.millis() > 5_000)).isZero();
  }

  @Test
  void nothingIsLostOnTheWay() {
    faults.set("stalled-pipeline", true);
    int delivered = pipeline.live(200 * SECOND).size();
    faults.set("stalled-pipeline", false);
    delivered += pipeline.live(260 * SECOND).size();

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

  private static double share(List<Served> served, Predicate<Served> which) {
    assertThat(served).isNotEmpty();
    return (double) served.stream().filter(which).count() / served.size();
  }

  private static double percentile(List<Served> served, double q) {
    double[] sorted = served.stream().mapToDouble(Served::millis).sorted().toArray();
    return sorted[(int) (q * (sorted.length - 1))];
  }
}
