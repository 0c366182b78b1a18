package dev.headroom.ingest.http;

import dev.headroom.ingest.SeriesAdmission;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the series out of a push that may not be written to. */
final class Admission {
  private final SeriesAdmission series;

  Admission(SeriesAdmission series) {
    this.series = series;
  }

  Decoded admit(Decoded decoded) {
    Batch batch = decoded.batch();
    List<SeriesData> admitted = new ArrayList<>(batch.series().size());
    for (SeriesData each : batch.series()) {
      Optional<Rejection> refused = series.refuse(each.labels(), isDistribution(each));
      if (refused.isEmpty()) {
        admitted.add(each);
      } else {
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
    return new Decoded(rest, decoded.timed(), decoded.rejections());
  }

  private static boolean isDistribution(SeriesData data) {
    return switch (data) {
      case SeriesData.Floats _, SeriesData.Sums _, SeriesData.Increments _ -> false;
      case SeriesData.Observations _, SeriesData.Distributions _ -> true;
    };
  }
}
