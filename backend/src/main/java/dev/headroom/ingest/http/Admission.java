package dev.headroom.ingest.http;

import dev.headroom.ingest.decode.Decoded;
import dev.headroom.intake.SeriesAdmission;
import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes the series out of a push that may not be written to. */
final class Admission {
  private final SeriesAdmission series;

  Admission(SeriesAdmission series) {
    this.series = series;
  }

  /** What is left of a push, and the room that is kept for it until it has its receipt. */
  static final class Admitted {
    private final Decoded decoded;
    private final AtomicReference<@Nullable Runnable> release;

    private Admitted(Decoded decoded, @Nullable Runnable release) {
      this.decoded = decoded;
      this.release = new AtomicReference<>(release);
    }

    Decoded decoded() {
      return decoded;
    }

    /** Gives the room back, the first time. */
    void release() {
      Runnable held = release.getAndSet(null);
      if (held != null) {
        held.run();
      }
    }
  }

  Admitted admit(Decoded decoded) {
    List<SeriesData> all = decoded.batch().series();
    int distributions = 0;
    for (SeriesData each : all) {
      distributions += isDistribution(each) ? 1 : 0;
    }
    int ofDistributions = distributions;
    int ofNumbers = all.size() - distributions;
    return series.reserve(ofNumbers, ofDistributions)
        ? new Admitted(decoded, () -> series.release(ofNumbers, ofDistributions))
        : new Admitted(oneByOne(decoded), null);
  }

  private Decoded oneByOne(Decoded decoded) {
    Batch batch = decoded.batch();
    List<SeriesData> admitted = new ArrayList<>(batch.series().size());
    for (SeriesData each : batch.series()) {
      Optional<Rejection> refused = series.refuse(each.labels(), isDistribution(each));
      if (refused.isEmpty()) {
        admitted.add(each);
      } else if (!decoded.added().contains(each.labels())) {
        Rejection why = refused.get();
        decoded.rejections().add(why.reason(), each.points(), why.detail());
      }
    }
    if (admitted.size() == batch.series().size()) {
      return decoded;
    }
    Batch rest =
        new Batch(
            batch.receivedAtMillis(), admitted, batch.metadata(), batch.logs(), batch.changes());
    return new Decoded(rest, decoded.timed(), decoded.rejections(), decoded.added());
  }

  private static boolean isDistribution(SeriesData data) {
    return switch (data) {
      case SeriesData.Floats _, SeriesData.Sums _, SeriesData.Increments _ -> false;
      case SeriesData.Observations _, SeriesData.Distributions _ -> true;
    };
  }
}
