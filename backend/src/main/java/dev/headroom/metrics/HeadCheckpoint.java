package dev.headroom.metrics;

import dev.headroom.metrics.growth.Senders;
import dev.headroom.metrics.series.DistributionSnapshot;
import dev.headroom.metrics.series.FloatSnapshot;
import dev.headroom.metrics.series.Wire;
import dev.headroom.model.MetricMetadata;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The head at one moment, as it stands in a checkpoint; the format page says which byte means what.
 *
 * @param nowMillis the window's clock
 * @param cutMillis where memory pressure made the window start
 * @param pressureBytes memory beyond which data is dropped next
 * @param senders who was heard when
 */
record HeadCheckpoint(
    long nowMillis,
    long cutMillis,
    long pressureBytes,
    List<MetricMetadata> metadata,
    Senders.Saved senders,
    List<FloatSnapshot> floats,
    List<DistributionSnapshot> distributions) {
  private static final int VERSION = 4;

  /** Without knowing which senders share an identity. */
  private static final int VERSION_3 = 3;

  /** With one writer a stream, whose start was not known. */
  private static final int VERSION_2 = 2;

  /** Without streams, senders and base lines. */
  private static final int VERSION_1 = 1;

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeLong(nowMillis);
    out.writeLong(cutMillis);
    out.writeLong(pressureBytes);
    Wire.putList(out, metadata, HeadCheckpoint::writeMetadata);
    senders.writeTo(out);
    Wire.putList(out, floats, FloatSnapshot::writeTo);
    Wire.putList(out, distributions, DistributionSnapshot::writeTo);
  }

  /**
   * @throws IOException if the bytes make no sense
   */
  static HeadCheckpoint readFrom(DataInput in) throws IOException {
    int version = in.readInt();
    try {
      return switch (version) {
        case VERSION ->
            readFrom(
                in,
                Senders.Saved::readFrom,
                FloatSnapshot::readFrom,
                DistributionSnapshot::readFrom);
        case VERSION_3 ->
            readFrom(
                in,
                Senders.Saved::readFromVersion3,
                FloatSnapshot::readFrom,
                DistributionSnapshot::readFrom);
        case VERSION_2 ->
            readFrom(
                in,
                Senders.Saved::readFromVersion3,
                FloatSnapshot::readFromVersion2,
                DistributionSnapshot::readFromVersion2);
        case VERSION_1 ->
            readFrom(
                in,
                none -> Senders.Saved.NONE,
                FloatSnapshot::readFromVersion1,
                DistributionSnapshot::readFromVersion1);
        default ->
            throw new IOException("metrics checkpoint of version " + version + ", not 1 to 4");
      };
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw new IOException("metrics checkpoint makes no sense: " + e.getMessage(), e);
    }
  }

  private static HeadCheckpoint readFrom(
      DataInput in,
      Wire.ItemReader<Senders.Saved> senders,
      Wire.ItemReader<FloatSnapshot> floats,
      Wire.ItemReader<DistributionSnapshot> distributions)
      throws IOException {
    return new HeadCheckpoint(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Wire.getList(in, HeadCheckpoint::readMetadata),
        senders.read(in),
        Wire.getList(in, floats),
        Wire.getList(in, distributions));
  }

  private static void writeMetadata(MetricMetadata metadata, DataOutput out) throws IOException {
    Wire.putText(out, metadata.metric());
    Wire.putText(out, metadata.kind().name());
    Wire.putText(out, metadata.unit());
    Wire.putText(out, metadata.help());
    Wire.putText(out, metadata.originalName());
  }

  private static MetricMetadata readMetadata(DataInput in) throws IOException {
    return new MetricMetadata(
        Wire.getText(in),
        MetricMetadata.Kind.valueOf(Wire.getText(in)),
        Wire.getText(in),
        Wire.getText(in),
        Wire.getText(in));
  }
}
