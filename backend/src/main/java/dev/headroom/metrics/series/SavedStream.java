package dev.headroom.metrics.series;

import dev.headroom.codec.CheckpointFields;
import dev.headroom.model.StreamId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A stream at one moment.
 *
 * @param begunMillis time of its first point
 * @param forgottenMillis time of the newest point of any writer that was forgotten; {@link
 *     Long#MIN_VALUE} if none was
 * @param writers the one that speaks, and the others
 */
public record SavedStream<W extends CumulativeStream.StreamWriter<W>>(
    StreamId id, long begunMillis, long forgottenMillis, List<W> writers) {
  void writeTo(DataOutput out) throws IOException {
    out.writeLong(id.sender());
    out.writeLong(id.stream());
    out.writeLong(begunMillis);
    out.writeLong(forgottenMillis);
    CheckpointFields.putList(out, writers, CumulativeStream.StreamWriter::writeTo);
  }

  static <W extends CumulativeStream.StreamWriter<W>> SavedStream<W> readFrom(
      DataInput in, CheckpointFields.ItemReader<W> writer) throws IOException {
    StreamId id = new StreamId(in.readLong(), in.readLong());
    long begunMillis = in.readLong();
    long forgottenMillis = in.readLong();
    List<W> writers = CheckpointFields.getList(in, writer);
    if (writers.isEmpty()) {
      throw new IllegalArgumentException("a stream that nobody writes");
    }
    return new SavedStream<>(id, begunMillis, forgottenMillis, writers);
  }

  /** Reads what version 2 wrote, which knew one writer a stream. */
  static <W extends CumulativeStream.StreamWriter<W>> SavedStream<W> readFromVersion2(
      DataInput in, CheckpointFields.ItemReader<W> writer) throws IOException {
    StreamId id = new StreamId(in.readLong(), in.readLong());
    W only = writer.read(in);
    return new SavedStream<>(id, only.base().timeMillis(), Long.MIN_VALUE, List.of(only));
  }
}
