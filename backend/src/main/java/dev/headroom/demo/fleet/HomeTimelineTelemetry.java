package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.demo.simulation.HomeTimeline;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.model.Labels;
import dev.headroom.model.LogRecord;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.Severity;
import dev.headroom.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The timeline pushes how long posts took to reach their last follower and how long reading took as
 * native timings, cache writes by remote write and its log as newline-delimited JSON.
 */
final class HomeTimelineTelemetry implements Telemetry {
  static final String SERVICE = "timeline";

  private static final List<MetricMetadata> METRICS =
      List.of(
          Described.counter(
              "timeline_posts_total", "Posts in the timelines of all their followers."),
          Described.counter(
              "timeline_cache_writes_total", "Posts written into a follower's cache."),
          Described.gauge("timeline_writers_busy", "Writers at work now."),
          Described.gauge(
              "timeline_cache_writes_waiting", "Cache writes that wait for a writer now."));

  private static final long SLOW_MICROS = 5_000_000;
  private static final int WAITING_WORTH_A_WARNING = 2_000;
  private static final Labels DELIVERY = series("timeline_delivery_duration_seconds");
  private static final Labels READ = series("timeline_read_duration_seconds");
  private static final Labels POSTS = series("timeline_posts_total");
  private static final Labels WRITES = series("timeline_cache_writes_total");
  private static final Labels WAITING = series("timeline_cache_writes_waiting");

  private static final Labels BUSY = series("timeline_writers_busy");

  private final HomeTimeline timeline;
  private final RequestLog log;
  private final RemoteWriteTelling remoteWrite = new RemoteWriteTelling(METRICS);
  private final Readings readings = remoteWrite.readings();
  private final List<Observations> durations = new ArrayList<>();

  HomeTimelineTelemetry(HomeTimeline timeline, RandomGenerator random) {
    this.timeline = timeline;
    this.log = new RequestLog(SERVICE, SLOW_MICROS, random, HomeTimelineTelemetry::words);
    readings.counter(POSTS);
  }

  @Override
  public void record(long fromMillis, long toMillis, List<Served> served) {
    observe(DELIVERY, HomeTimeline.POST, toMillis, served);
    observe(READ, HomeTimeline.READ, toMillis, served);
    readings.increase(POSTS, millis(HomeTimeline.POST, served).length);
    readings.set(WRITES, (double) timeline.writes());
    readings.set(BUSY, timeline.busyWriters(toMillis * 1_000));
    readings.set(WAITING, timeline.waitingWrites());
    readings.readAt(toMillis);
    log.record(served.stream().filter(each -> each.way().equals(HomeTimeline.POST)).toList());
    if (timeline.waitingWrites() > WAITING_WORTH_A_WARNING) {
      log.note(toMillis, Severity.WARN, timeline.waitingWrites() + " cache writes wait");
    }
  }

  @Override
  public List<Push> drain() {
    List<Push> pushes = new ArrayList<>();
    pushes.addAll(remoteWrite.drain());
    if (!durations.isEmpty()) {
      pushes.add(Push.timings(durations));
      durations.clear();
    }
    List<LogRecord> lines = log.drain();
    if (!lines.isEmpty()) {
      pushes.add(Push.logs(lines));
    }
    return pushes;
  }

  private void observe(Labels series, String way, long atMillis, List<Served> served) {
    double[] millis = millis(way, served);
    if (millis.length > 0) {
      durations.add(new Observations(series, Unit.MILLISECONDS, atMillis, millis, 0));
    }
  }

  private static double[] millis(String way, List<Served> served) {
    return served.stream()
        .filter(each -> each.way().equals(way))
        .mapToDouble(Served::millis)
        .toArray();
  }

  private static String words(Served post) {
    String delivered = "post delivered after %.2f s".formatted(post.millis() / 1_000);
    return post.cause().isEmpty() ? delivered : delivered + ": " + post.cause();
  }

  private static Labels series(String name) {
    return Labels.of(Labels.NAME, name, "service", SERVICE);
  }
}
