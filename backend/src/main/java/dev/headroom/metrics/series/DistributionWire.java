package dev.headroom.metrics.series;

import dev.headroom.codec.CheckpointFields;
import dev.headroom.codec.DistributionBytes;
import dev.headroom.metrics.chunk.CellChunk;
import dev.headroom.metrics.chunk.PointChunk;
import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.model.Labels;
import dev.headroom.model.StreamId;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.HdrLayout;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A distribution series in a checkpoint. */
final class DistributionWire {
  private static final int BOUNDS_OF_PREVIOUS = 0;
  private static final int BOUNDS_OWNED = 1;
  private static final int BOUNDS_FOLLOW = 2;
  private static final double[] NO_BOUNDS = {};

  private DistributionWire() {}

  static void write(DistributionSnapshot snapshot, DataOutput out) throws IOException {
    CheckpointFields.putBytes(out, snapshot.labels().canonical());
    CheckpointFields.putText(out, snapshot.unit().symbol());
    out.writeByte(snapshot.layout().digits());
    out.writeLong(snapshot.newestMillis());
    out.writeLong(snapshot.overflow());
    CheckpointFields.putList(out, snapshot.cells(), DistributionWire::writeCells);
    CellChunk open = snapshot.packedOpen();
    out.writeBoolean(open != null);
    if (open != null) {
      writeCells(open, out);
    }
    writePoints(snapshot.points(), out);
    CheckpointFields.putList(out, snapshot.streams(), SavedStream::writeTo);
  }

  static DistributionSnapshot read(DataInput in) throws IOException {
    return read(
        in,
        from ->
            CheckpointFields.getList(
                from,
                each ->
                    SavedStream.readFrom(each, DistributionStream.DistributionWriter::readFrom)));
  }

  /** Version 2 knew one writer a stream. */
  static DistributionSnapshot readVersion2(DataInput in) throws IOException {
    return read(
        in,
        from ->
            CheckpointFields.getList(
                from,
                each ->
                    SavedStream.readFromVersion2(
                        each, DistributionStream.DistributionWriter::readFromVersion2)));
  }

  /** Version 1 knew one stream a series and ended with its newest point. */
  static DistributionSnapshot readVersion1(DataInput in) throws IOException {
    return read(in, DistributionWire::readLast);
  }

  private static DistributionSnapshot read(
      DataInput in,
      CheckpointFields.ItemReader<List<SavedStream<DistributionStream.DistributionWriter>>> streams)
      throws IOException {
    Labels labels = Labels.ofCanonical(CheckpointFields.getBytes(in));
    Unit unit = Unit.of(CheckpointFields.getText(in));
    HdrLayout layout = HdrLayout.of(in.readByte());
    long newestMillis = in.readLong();
    long overflow = in.readLong();
    List<CellChunk> cells = CheckpointFields.getList(in, DistributionWire::readCells);
    CellChunk open = in.readBoolean() ? readCells(in) : null;
    List<PointChunk> points = readPoints(in);
    return new DistributionSnapshot(
        labels,
        unit,
        layout,
        newestMillis,
        overflow,
        cells,
        open == null ? null : OpenCells.of(open),
        points,
        streams.read(in));
  }

  private static void writeCells(CellChunk chunk, DataOutput out) throws IOException {
    out.writeLong(chunk.firstMillis());
    out.writeByte(chunk.digits());
    out.writeLong(chunk.overflow());
    out.writeDouble(chunk.sum());
    CheckpointFields.putBytes(out, chunk.payload());
  }

  private static CellChunk readCells(DataInput in) throws IOException {
    long firstMillis = in.readLong();
    return new CellChunk(
        firstMillis,
        firstMillis + HdrIntervals.INTERVAL_MILLIS - 1,
        in.readByte(),
        in.readLong(),
        in.readDouble(),
        CheckpointFields.getBytes(in));
  }

  private static void writePoints(List<PointChunk> points, DataOutput out) throws IOException {
    double[] previous = NO_BOUNDS;
    out.writeInt(points.size());
    for (PointChunk point : points) {
      out.writeLong(point.millis());
      if (!point.ownsBounds() && Arrays.equals(point.bounds(), previous)) {
        out.writeByte(BOUNDS_OF_PREVIOUS);
      } else {
        out.writeByte(point.ownsBounds() ? BOUNDS_OWNED : BOUNDS_FOLLOW);
        writeBounds(point.bounds(), out);
      }
      CheckpointFields.putBytes(out, point.bytes());
      previous = point.bounds();
    }
  }

  private static List<PointChunk> readPoints(DataInput in) throws IOException {
    List<PointChunk> points = new ArrayList<>();
    for (int left = CheckpointFields.getSize(in); left > 0; left--) {
      double[] previous = points.isEmpty() ? NO_BOUNDS : points.getLast().bounds();
      long millis = in.readLong();
      int bounds = in.readByte();
      points.add(
          new PointChunk(
              millis,
              bounds == BOUNDS_OF_PREVIOUS ? previous : readBounds(in),
              bounds == BOUNDS_OWNED,
              CheckpointFields.getBytes(in)));
    }
    return points;
  }

  private static List<SavedStream<DistributionStream.DistributionWriter>> readLast(DataInput in)
      throws IOException {
    if (!in.readBoolean()) {
      return List.of();
    }
    in.readLong();
    BaseLine base = new BaseLine();
    long timestampMillis = in.readLong();
    double[] bounds = readBounds(in);
    Distribution last = DistributionBytes.decode(CheckpointFields.getBytes(in), bounds);
    base.begin(timestampMillis, (double) last.count());
    return List.of(
        new SavedStream<>(
            StreamId.LABELS,
            timestampMillis,
            Long.MIN_VALUE,
            List.of(new DistributionStream.DistributionWriter(base, last, false))));
  }

  static void writeBounds(double[] bounds, DataOutput out) throws IOException {
    out.writeInt(bounds.length);
    for (double bound : bounds) {
      out.writeDouble(bound);
    }
  }

  static double[] readBounds(DataInput in) throws IOException {
    double[] bounds = new double[CheckpointFields.getSize(in)];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = in.readDouble();
    }
    return bounds;
  }
}
