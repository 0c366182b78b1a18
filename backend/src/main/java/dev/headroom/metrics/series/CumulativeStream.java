package dev.headroom.metrics.series;

import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.Decision;
import dev.headroom.metrics.growth.GrowthRule;
import dev.headroom.metrics.growth.Sender;
import dev.headroom.model.StreamId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One of the streams of cumulative data that add up in a series. Applying thread only.
 *
 * <p>As a rule one process writes a stream. Where several say that they are one, their starts tell
 * them apart: one speaks, and the others are kept until a point states their start again.
 *
 * @param <W> what is known of one of these processes
 */
public abstract sealed class CumulativeStream<W extends CumulativeStream.Writer<W>>
    permits SumStream, DistributionStream {
  /** Writers of one stream that are kept besides the one that speaks. */
  static final int WRITERS_MAX = 64;

  /** Heap one takes without its writers. */
  private static final int FOOTPRINT = 136;

  private static final Set<Decision> FURTHER_WRITERS =
      EnumSet.of(
          Decision.WHOLE_OTHER_WRITER,
          Decision.HELD,
          Decision.BASE_LINE_FORGOTTEN,
          Decision.BASE_LINE_UNKNOWN_START);

  private final StreamId id;
  private final Sender sender;
  private final long begunMillis;
  private long forgottenMillis;
  private W speaking;
  private SortedMap<Long, W> others = Collections.emptySortedMap();

  /** A process that writes a stream: its base line, and what else its next point is told from. */
  public interface Writer<W> {
    BaseLine base();

    /** The same again, which does not change with this one. */
    W copy();

    /** Heap it takes. */
    int footprint();

    /** Writes it as the checkpoint's format page says. */
    void writeTo(DataOutput out) throws IOException;
  }

  CumulativeStream(StreamId id, Sender sender, W first) {
    this(new Saved<>(id, first.base().timeMillis(), Long.MIN_VALUE, List.of(first)), sender);
  }

  CumulativeStream(Saved<W> saved, Sender sender) {
    this.id = saved.id;
    this.sender = sender;
    this.begunMillis = saved.begunMillis;
    this.forgottenMillis = saved.forgottenMillis;
    this.speaking = saved.writers.getFirst();
    saved.writers.stream().skip(1).forEach(this::keep);
  }

  public StreamId id() {
    return id;
  }

  public Sender sender() {
    return sender;
  }

  /** Of the writer that speaks. */
  public BaseLine base() {
    return speaking.base();
  }

  /** Time of the newest point of any writer. */
  public long newestMillis() {
    long newest = base().timeMillis();
    for (W each : others.values()) {
      newest = Math.max(newest, each.base().timeMillis());
    }
    return newest;
  }

  public W speaking() {
    return speaking;
  }

  void speak(W writer) {
    speaking = writer;
  }

  /**
   * Whether a point goes on from the newest: of the writer with its start, or of all of them where
   * nothing says whose it is. To be asked after {@link #turnTo}.
   */
  public boolean isFollowedBy(long startMillis, long timestampMillis, long arrivedMillis) {
    if (!base().isFollowedBy(timestampMillis, arrivedMillis)) {
      return false;
    }
    return startMillis == base().startMillis()
        || others.values().stream()
            .allMatch(each -> each.base().isFollowedBy(timestampMillis, arrivedMillis));
  }

  /** Lets the writer speak that is known by a start; there is mostly one only. */
  public void turnTo(long startMillis) {
    if (others.isEmpty() || startMillis == base().startMillis()) {
      return;
    }
    W known = others.remove(startMillis);
    if (known != null) {
      keep(speaking);
      speaking = known;
    }
  }

  /**
   * What a point means.
   *
   * @param missing how much of what was counted before is not in it; 0 or less if nothing is
   */
  public Decision next(
      GrowthRule rule, long startMillis, long timestampMillis, double size, double missing) {
    BaseLine base = base();
    Decision byValue = base.next(startMillis, timestampMillis, size, missing);
    boolean fell = byValue == Decision.WHOLE_FALL || byValue == Decision.INTERLEAVED;
    boolean stated = startMillis > 0 && startMillis < timestampMillis && base.startMillis() > 0;
    if (!fell || !stated || startMillis == base.startMillis()) {
      return byValue;
    }
    return startMillis < forgottenMillis
        ? Decision.BASE_LINE_FORGOTTEN
        : rule.otherWriter(byValue, startMillis, base.startMillis(), begunMillis);
  }

  /** Whether a point that is not its first is the first of a further writer. */
  public static boolean isFurtherWriter(Decision decision) {
    return FURTHER_WRITERS.contains(decision);
  }

  /**
   * Lets another writer speak, and keeps the one that spoke for the case that it comes back, if it
   * can be known by its start. Those that have been silent for longer than a while are forgotten.
   */
  void giveWay(W next, long lookbackMillis) {
    long startMillis = base().startMillis();
    if (startMillis > 0 && startMillis < base().timeMillis()) {
      long sinceMillis = base().timeMillis() - lookbackMillis;
      for (W each : List.copyOf(others.values())) {
        if (each.base().timeMillis() < sinceMillis) {
          forget(each);
        }
      }
      keep(speaking);
      if (others.size() > WRITERS_MAX) {
        forget(longestSilent());
      }
    }
    speaking = next;
  }

  private void keep(W writer) {
    if (others.isEmpty()) {
      others = new TreeMap<>();
    }
    others.put(writer.base().startMillis(), writer);
  }

  private W longestSilent() {
    return Collections.min(
        others.values(), Comparator.comparingLong(each -> each.base().timeMillis()));
  }

  private void forget(W writer) {
    others.remove(writer.base().startMillis());
    forgottenMillis = Math.max(forgottenMillis, writer.base().timeMillis());
  }

  int footprint() {
    int footprint = FOOTPRINT + speaking.footprint();
    for (W each : others.values()) {
      footprint += each.footprint();
    }
    return footprint;
  }

  Saved<W> save() {
    List<W> writers = new ArrayList<>(1 + others.size());
    writers.add(speaking.copy());
    others.values().forEach(each -> writers.add(each.copy()));
    return new Saved<>(id, begunMillis, forgottenMillis, writers);
  }

  /**
   * A stream at one moment.
   *
   * @param begunMillis time of its first point
   * @param forgottenMillis time of the newest point of any writer that was forgotten; {@link
   *     Long#MIN_VALUE} if none was
   * @param writers the one that speaks, and the others by start
   */
  public record Saved<W extends Writer<W>>(
      StreamId id, long begunMillis, long forgottenMillis, List<W> writers) {
    void writeTo(DataOutput out) throws IOException {
      out.writeLong(id.sender());
      out.writeLong(id.stream());
      out.writeLong(begunMillis);
      out.writeLong(forgottenMillis);
      Wire.putList(out, writers, Writer::writeTo);
    }

    static <W extends Writer<W>> Saved<W> readFrom(DataInput in, Wire.ItemReader<W> writer)
        throws IOException {
      StreamId id = new StreamId(in.readLong(), in.readLong());
      long begunMillis = in.readLong();
      long forgottenMillis = in.readLong();
      List<W> writers = Wire.getList(in, writer);
      if (writers.isEmpty()) {
        throw new IllegalArgumentException("a stream that nobody writes");
      }
      return new Saved<>(id, begunMillis, forgottenMillis, writers);
    }

    /** Reads what version 2 wrote, which knew one writer a stream. */
    static <W extends Writer<W>> Saved<W> readFromVersion2(DataInput in, Wire.ItemReader<W> writer)
        throws IOException {
      StreamId id = new StreamId(in.readLong(), in.readLong());
      W only = writer.read(in);
      return new Saved<>(id, only.base().timeMillis(), Long.MIN_VALUE, List.of(only));
    }
  }
}
