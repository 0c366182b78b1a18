package dev.headroom.metrics.head;

import dev.headroom.codec.CheckpointFields;
import dev.headroom.metrics.growth.Senders;
import dev.headroom.metrics.series.DistributionSnapshot;
import dev.headroom.metrics.series.FloatSnapshot;
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
    Senders.SavedSenders senders,
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
    CheckpointFields.putList(out, metadata, HeadCheckpoint::writeMetadata);
    senders.writeTo(out);
    CheckpointFields.putList(out, floats, FloatSnapshot::writeTo);
    CheckpointFields.putList(out, distributions, DistributionSnapshot::writeTo);
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
                Senders.SavedSenders::readFrom,
                FloatSnapshot::readFrom,
                DistributionSnapshot::readFrom);
        case VERSION_3 ->
            readFrom(
                in,
                Senders.SavedSenders::readFromVersion3,
                FloatSnapshot::readFrom,
                DistributionSnapshot::readFrom);
        case VERSION_2 ->
            readFrom(
                in,
                Senders.SavedSenders::readFromVersion3,
                FloatSnapshot::readFromVersion2,
                DistributionSnapshot::readFromVersion2);
        case VERSION_1 ->
            readFrom(
                in,
                none -> Senders.SavedSenders.NONE,
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
      CheckpointFields.ItemReader<Senders.SavedSenders> senders,
      CheckpointFields.ItemReader<FloatSnapshot> floats,
      CheckpointFields.ItemReader<DistributionSnapshot> distributions)
      throws IOException {
    return new HeadCheckpoint(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        CheckpointFields.getList(in, HeadCheckpoint::readMetadata),
        senders.read(in),
        CheckpointFields.getList(in, floats),
        CheckpointFields.getList(in, distributions));
  }

  private static void writeMetadata(MetricMetadata metadata, DataOutput out) throws IOException {
    CheckpointFields.putText(out, metadata.metric());
    CheckpointFields.putText(out, metadata.kind().name());
    CheckpointFields.putText(out, metadata.unit());
    CheckpointFields.putText(out, metadata.help());
    CheckpointFields.putText(out, metadata.originalName());
  }

  private static MetricMetadata readMetadata(DataInput in) throws IOException {
    return new MetricMetadata(
        CheckpointFields.getText(in),
        MetricMetadata.MetricKind.valueOf(CheckpointFields.getText(in)),
        CheckpointFields.getText(in),
        CheckpointFields.getText(in),
        CheckpointFields.getText(in));
  }
}
