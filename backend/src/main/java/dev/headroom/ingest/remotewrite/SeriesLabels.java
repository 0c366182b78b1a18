package dev.headroom.ingest.remotewrite;

import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.ingest.decode.LabelLimits;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.ingest.replica.Membership;
import dev.headroom.ingest.replica.ReplicaElection;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.distribution.BucketBound;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the label fields of a series into checked labels, from memory where it can. */
final class SeriesLabels {
  /** {@code TimeSeries.labels}, field 1, a message. */
  static final int LABELS = 1 << 3 | ProtoReader.LENGTH;

  private static final int LABEL_NAME = 1 << 3 | ProtoReader.LENGTH;
  private static final int LABEL_VALUE = 2 << 3 | ProtoReader.LENGTH;

  private final LabelLimits limits;
  private final ReplicaElection replicas;
  private final LabelCache cache;
  private final Counter hits;
  private final Counter misses;
  private final Counter exemplars;

  SeriesLabels(DecodeLimits limits, ReplicaElection replicas, CollectorRegistry registry) {
    this.limits = new LabelLimits(limits);
    this.replicas = replicas;
    this.cache = new LabelCache(limits.labelCacheSeries());
    this.hits = counter(registry, "hits", "Series whose labels were remembered.");
    this.misses = counter(registry, "misses", "Series whose labels had to be read and checked.");
    this.exemplars =
        Counter.build("headroom_ingest_ignored_exemplars_total", "Exemplars that were not kept.")
            .register(registry);
    gauge(registry, "", "Series whose labels are remembered.", cache::size);
    gauge(registry, "_max", "Room for series whose labels are remembered.", cache::capacity);
  }

  private static Counter counter(CollectorRegistry registry, String what, String help) {
    return Counter.build("headroom_ingest_label_cache_" + what + "_total", help).register(registry);
  }

  private static void gauge(
      CollectorRegistry registry, String suffix, String help, java.util.function.IntSupplier now) {
    Gauge.build("headroom_ingest_label_cache_series" + suffix, help)
        .create()
        .setChild(
            new Gauge.Child() {
              @Override
              public double get() {
                return now.getAsInt();
              }
            })
        .register(registry);
  }

  /** Labels, and what is known of their series beside them. */
  record DescribedSeries(Labels labels, @Nullable Traits traits) {}

  /** Counts how often a request's series were found in memory, and the exemplars it had. */
  void count(int found, int read, int ignoredExemplars) {
    exemplars.inc(ignoredExemplars);
    hits.inc(found);
    misses.inc(read);
  }

  /** A request's way through the labels that are remembered. */
  LabelCache.Trail trail(byte[] bytes) {
    return cache.new Trail(bytes);
  }

  /**
   * Reads the label fields between two offsets, stepping over any other, and checks them.
   *
   * @param points how many points are lost if the labels are refused
   * @return null if they were refused, which {@code rejections} then tells
   */
  @Nullable DescribedSeries read(
      ProtoReader in, int from, int to, int points, Rejections rejections) throws BodyException {
    Map<String, String> pairs = new HashMap<>();
    String twice = null;
    long replacedBefore = in.replaced();
    in.moveTo(from);
    while (in.at() < to) {
      int tag = in.tag();
      if (tag == LABELS) {
        String name = pair(in, in.lengthEnd(to), pairs);
        twice = name == null ? twice : name;
      } else {
        in.skip(tag, to);
      }
    }
    Rejection foreign = in.replaced() == replacedBefore ? null : notUtf8(pairs, points);
    Rejection doubled = twice == null ? null : duplicate(pairs, twice, points);
    Optional<Rejection> refused =
        Optional.ofNullable(foreign)
            .or(() -> limits.refuse(pairs, points))
            .or(() -> Optional.ofNullable(doubled));
    refused.ifPresent(rejections::add);
    return refused.isPresent() ? null : describe(pairs);
  }

  private DescribedSeries describe(Map<String, String> pairs) {
    Membership membership = replicas.membership(pairs);
    Labels labels = Labels.of(pairs);
    String bound = pairs.getOrDefault(BucketBound.LABEL, "");
    boolean respelled = !bound.isEmpty() && !bound.equals(labels.get(BucketBound.LABEL));
    return new DescribedSeries(
        labels, membership == null && !respelled ? null : new Traits(membership, respelled));
  }

  /** A replaced byte would make one series of two. */
  private static Rejection notUtf8(Map<String, String> pairs, int points) {
    return new Rejection("not_utf8", points, whose(pairs) + " has a label that is not UTF-8");
  }

  private static Rejection duplicate(Map<String, String> pairs, String twice, int points) {
    return new Rejection(
        "duplicate_label", points, whose(pairs) + " has label " + Excerpt.of(twice) + " twice");
  }

  private static String whose(Map<String, String> pairs) {
    return "series " + Excerpt.of(pairs.getOrDefault(Labels.NAME, ""));
  }

  /** Reads one pair; gives its name if there was one of that name before. */
  private static @Nullable String pair(ProtoReader in, int end, Map<String, String> pairs)
      throws BodyException {
    String name = "";
    String value = "";
    while (in.at() < end) {
      int tag = in.tag();
      switch (tag) {
        case LABEL_NAME -> name = in.text(end);
        case LABEL_VALUE -> value = in.text(end);
        default -> in.skip(tag, end);
      }
    }
    in.expectAt(end);
    return pairs.put(name, value) == null ? null : name;
  }
}
