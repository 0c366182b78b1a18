package dev.headroom.ingest.remotewrite;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.ingest.decode.MetadataLimits;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.ingest.decode.TimeBounds;
import dev.headroom.ingest.remotewrite.SeriesLabels.DescribedSeries;
import dev.headroom.ingest.replica.Membership;
import dev.headroom.ingest.replica.ReplicaElection;
import dev.headroom.model.Batch;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one request; made anew for each. */
final class WriteRequestReader {
  private static final int SERIES = 1 << 3 | ProtoReader.LENGTH;
  private static final int METADATA = 3 << 3 | ProtoReader.LENGTH;
  private static final int SAMPLE_VALUE = 1 << 3 | ProtoReader.FIXED64;
  private static final int SAMPLE_TIMESTAMP = 2 << 3 | ProtoReader.VARINT;

  private final Body body;
  private final DecodeLimits limits;
  private final SeriesLabels seriesLabels;
  private final ReplicaElection replicas;
  private final ProtoReader in;
  private final LabelCache.Trail trail;
  private final SeriesFields fields = new SeriesFields();
  private final TimeBounds bounds;
  private final Rejections rejections = new Rejections();
  private final MetadataLimits described;
  private final List<SeriesData> series = new ArrayList<>(1_024);
  private final List<MetricMetadata> metadata = new ArrayList<>(0);

  /** Of the series before: the samples of one scrape have one time, which is kept once. */
  private long[] timesBefore = {};

  private int seriesSeen;
  private int samplesSeen;
  private int remembered;
  private int exemplars;

  /** Of the series at hand. */
  private @Nullable Traits traits;

  private long replicaTaken;
  private long replicaDropped;
  private final Set<Labels> respelled = new HashSet<>(0);

  WriteRequestReader(
      Body body, DecodeLimits limits, SeriesLabels seriesLabels, ReplicaElection replicas) {
    this.body = body;
    this.limits = limits;
    this.seriesLabels = seriesLabels;
    this.replicas = replicas;
    this.in = new ProtoReader(body.bytes());
    this.trail = seriesLabels.trail(body.bytes());
    this.described = new MetadataLimits(limits, rejections);
    this.bounds = TimeBounds.around(body.receivedAtMillis(), limits);
  }

  Decoded read() throws BodyException {
    int end = body.bytes().length;
    while (in.at() < end) {
      int tag = in.tag();
      switch (tag) {
        case SERIES -> oneSeries(in.lengthEnd(end));
        case METADATA -> oneMetadata(in.lengthEnd(end));
        default -> in.skip(tag, end);
      }
    }
    seriesLabels.count(remembered, seriesSeen - remembered, exemplars);
    replicas.count(replicaTaken, replicaDropped);
    List<SeriesData> whole = respelled.isEmpty() ? series : new SpellingMerge(respelled).of(series);
    Batch batch = new Batch(body.receivedAtMillis(), whole, metadata, List.of(), List.of());
    return new Decoded(batch, true, rejections);
  }

  private void oneSeries(int end) throws BodyException {
    if (++seriesSeen > limits.seriesPerRequestMax()) {
      throw BodyException.limit("series", "seriesPerRequestMax", limits.seriesPerRequestMax());
    }
    Labels labels = labels(in.at(), end);
    exemplars += fields.exemplars();
    if (labels != null && (traits == null || counts(labels, traits))) {
      unsupported(labels);
      samples(labels, end);
    }
    in.moveTo(end);
  }

  /** Whether a series that is not like most is to be read. */
  private boolean counts(Labels labels, Traits itsTraits) {
    if (itsTraits.respelled()) {
      respelled.add(labels);
    }
    Membership membership = itsTraits.membership();
    if (membership == null) {
      return true;
    }
    return switch (replicas.decide(membership, body.receivedAtMillis())) {
      case TAKEN -> true;
      case DROPPED -> {
        replicaDropped += fields.points();
        yield false;
      }
      case NO_ROOM -> {
        rejections.add(
            "replica_limit",
            fields.points(),
            Excerpt.of(labels.toString())
                + ": more than "
                + replicas.targetsMax()
                + " targets and replicas (ingest.replicaTargetsMax)");
        yield false;
      }
    };
  }

  /** Scans a series' fields and finds its labels; null if they were refused. */
  private @Nullable Labels labels(int from, int end) throws BodyException {
    Labels guessed = trail.guess(from, end);
    if (guessed != null) {
      int labelsEnd = from + trail.guessedLength();
      fields.scan(in, labelsEnd, end);
      if (fields.labelsEnd() == labelsEnd) {
        remembered++;
        traits = trail.traits();
        return guessed;
      }
    }
    fields.scan(in, from, end);
    if (!fields.labelsFirst()) {
      return described(seriesLabels.read(in, from, end, fields.points(), rejections));
    }
    int labelsEnd = fields.labelsEnd();
    Labels found = trail.find(from, labelsEnd);
    if (found != null) {
      remembered++;
      traits = trail.traits();
      return found;
    }
    DescribedSeries read = seriesLabels.read(in, from, labelsEnd, fields.points(), rejections);
    if (read != null) {
      trail.remember(from, labelsEnd, read.labels(), read.traits());
    }
    return described(read);
  }

  private @Nullable Labels described(@Nullable DescribedSeries read) {
    traits = read == null ? null : read.traits();
    return read == null ? null : read.labels();
  }

  private void unsupported(Labels labels) {
    if (fields.histograms() > 0) {
      rejections.add(
          "not_supported",
          fields.histograms(),
          Excerpt.of(labels.toString()) + ": native histograms are not supported yet");
    }
  }

  private void samples(Labels labels, int end) throws BodyException {
    int count = fields.samples();
    samplesSeen += count;
    if (samplesSeen > limits.pointsPerRequestMax()) {
      throw BodyException.limit("samples", "pointsPerRequestMax", limits.pointsPerRequestMax());
    }
    if (count == 0) {
      return;
    }
    long[] timestamps = new long[count];
    double[] values = new double[count];
    int taken = 0;
    int dropped = 0;
    long outside = 0;
    Membership membership = traits == null ? null : traits.membership();
    in.moveTo(fields.samplesFrom());
    while (in.at() < end) {
      int tag = in.tag();
      if (tag != SeriesFields.SAMPLES) {
        in.skip(tag, end);
        continue;
      }
      long timestamp = sample(in.lengthEnd(end), values, taken);
      timestamps[taken] = timestamp;
      if (membership != null && timestamp <= membership.takenOverAtMillis()) {
        dropped++;
      } else if (bounds.hold(timestamp)) {
        taken++;
      } else {
        outside = timestamp;
      }
    }
    if (taken < count) {
      refuse(outside, count - taken - dropped, labels);
      timestamps = Arrays.copyOf(timestamps, taken);
      values = Arrays.copyOf(values, taken);
    }
    if (taken > 0) {
      timesBefore = Arrays.equals(timesBefore, timestamps) ? timesBefore : timestamps;
      series.add(new SeriesData.Floats(labels, timesBefore, values));
    }
    if (membership != null) {
      Arrays.stream(timestamps).max().ifPresent(membership::taken);
      replicaTaken += taken;
      replicaDropped += dropped;
    }
  }

  private void refuse(long outside, int points, Labels labels) {
    if (points > 0) {
      bounds.refuse(outside, points, Excerpt.of(labels.toString())).ifPresent(rejections::add);
    }
  }

  /** Puts a sample's value in its place and gives its timestamp. */
  private long sample(int end, double[] values, int index) throws BodyException {
    long timestamp = 0;
    values[index] = 0;
    while (in.at() < end) {
      int tag = in.tag();
      switch (tag) {
        case SAMPLE_VALUE -> values[index] = in.fixed64(end);
        case SAMPLE_TIMESTAMP -> timestamp = in.varint();
        default -> in.skip(tag, end);
      }
    }
    in.expectAt(end);
    return timestamp;
  }

  private void oneMetadata(int end) throws BodyException {
    if (metadata.size() == limits.seriesPerRequestMax()) {
      throw BodyException.limit(
          "metadata entries", "seriesPerRequestMax", limits.seriesPerRequestMax());
    }
    long replacedBefore = in.replaced();
    MetadataReader.read(in, end, limits, described).ifPresent(metadata::add);
    rejections.addReplaced(in.replaced() - replacedBefore, "bytes that are not UTF-8 in metadata");
  }
}
