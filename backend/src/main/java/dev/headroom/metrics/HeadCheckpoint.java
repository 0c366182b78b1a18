package dev.headroom.metrics;

import dev.headroom.metrics.series.DistributionSnapshot;
import dev.headroom.metrics.series.FloatSnapshot;
import dev.headroom.model.MetricMetadata;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The head at one moment, as it stands in a checkpoint; the format page says which byte means what.
 *
 * @param nowMillis the window's clock
 * @param cutMillis where memory pressure made the window start
 * @param pressureBytes memory beyond which data is dropped next
 */
record HeadCheckpoint(
    long nowMillis,
    long cutMillis,
    long pressureBytes,
    List<MetricMetadata> metadata,
    List<FloatSnapshot> floats,
    List<DistributionSnapshot> distributions) {
  private static final int VERSION = 1;
  private static final int ITEMS_MAX = 1 << 28;

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeLong(nowMillis);
    out.writeLong(cutMillis);
    out.writeLong(pressureBytes);
    out.writeInt(metadata.size());
    for (MetricMetadata each : metadata) {
      out.writeUTF(each.metric());
      out.writeUTF(each.kind().name());
      out.writeUTF(each.unit());
      out.writeUTF(each.help());
      out.writeUTF(each.originalName());
    }
    out.writeInt(floats.size());
    for (FloatSnapshot each : floats) {
      each.writeTo(out);
    }
    out.writeInt(distributions.size());
    for (DistributionSnapshot each : distributions) {
      each.writeTo(out);
    }
  }

  /**
   * @throws IOException if the bytes make no sense
   */
  static HeadCheckpoint readFrom(DataInput in) throws IOException {
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("metrics checkpoint of version " + version + ", not " + VERSION);
    }
    try {
      return new HeadCheckpoint(
          in.readLong(),
          in.readLong(),
          in.readLong(),
          many(in, HeadCheckpoint::metadata),
          many(in, FloatSnapshot::readFrom),
          many(in, DistributionSnapshot::readFrom));
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw new IOException("metrics checkpoint makes no sense: " + e.getMessage(), e);
    }
  }

  private static MetricMetadata metadata(DataInput in) throws IOException {
    return new MetricMetadata(
        in.readUTF(),
        MetricMetadata.Kind.valueOf(in.readUTF()),
        in.readUTF(),
        in.readUTF(),
        in.readUTF());
  }

  /** Reads one item. */
  @FunctionalInterface
  private interface Item<T> {
    T readFrom(DataInput in) throws IOException;
  }

  private static <T> List<T> many(DataInput in, Item<T> item) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > ITEMS_MAX) {
      throw new IllegalArgumentException(size + " items");
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(item.readFrom(in));
    }
    return items;
  }
}
