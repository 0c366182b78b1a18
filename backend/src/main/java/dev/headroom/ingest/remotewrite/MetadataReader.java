package dev.headroom.ingest.remotewrite;

import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.MetadataLimits;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import java.util.Optional;

/** Reads {@code prometheus.MetricMetadata}. */
final class MetadataReader {
  private static final int TYPE = 1 << 3 | ProtoReader.VARINT;
  private static final int FAMILY = 2 << 3 | ProtoReader.LENGTH;
  private static final int HELP = 4 << 3 | ProtoReader.LENGTH;
  private static final int UNIT = 5 << 3 | ProtoReader.LENGTH;

  private MetadataReader() {}

  /** The entry, its unit and help cut to what they may hold; none if it names no metric. */
  static Optional<MetricMetadata> read(
      ProtoReader in, int end, DecodeLimits limits, MetadataLimits described) throws BodyException {
    MetricKind kind = MetricKind.UNKNOWN;
    String family = "";
    String help = "";
    String unit = "";
    while (in.at() < end) {
      int tag = in.tag();
      switch (tag) {
        case TYPE -> kind = kind(in.varint());
        case FAMILY -> family = in.text(end);
        case HELP -> help = in.text(end);
        case UNIT -> unit = in.text(end);
        default -> in.skip(tag, end);
      }
    }
    in.expectAt(end);
    if (family.isEmpty() || family.length() > limits.labelNameBytesMax()) {
      return Optional.empty();
    }
    return Optional.of(
        new MetricMetadata(
            family, kind, described.unit(family, unit), described.help(family, help), family));
  }

  /** {@code MetricMetadata.MetricType}. */
  private static MetricKind kind(long type) {
    return switch ((int) type) {
      case 1 -> MetricKind.COUNTER;
      case 2 -> MetricKind.GAUGE;
      case 3, 4 -> MetricKind.HISTOGRAM;
      case 5 -> MetricKind.SUMMARY;
      default -> MetricKind.UNKNOWN;
    };
  }
}
