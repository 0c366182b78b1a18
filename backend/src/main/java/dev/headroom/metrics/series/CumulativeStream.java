package dev.headroom.metrics.series;

import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.Decision;
import dev.headroom.metrics.growth.GrowthRule;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.model.StreamId;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One of the streams of cumulative data that add up in a series. Applying thread only.
 *
 * <p>As a rule one process writes a stream. Where several say that they are one, their starts tell
 * them apart, and their numbers where the starts are equal: one speaks, and the others are kept
 * until a point goes on from them again.
 *
 * @param <W> what is known of one of these processes
 */
public abstract sealed class CumulativeStream<W extends CumulativeStream.StreamWriter<W>>
    permits SumStream, DistributionStream {
  /** Writers of one stream that are kept besides the one that speaks. */
  static final int WRITERS_MAX = 64;

  /**
   * Of two with one start each bucket may tell which of them a point goes on from; of more the size
   * alone, or numbers would be taken from a third one.
   */
  private static final int TOLD_APART = 2;

  /** Heap one takes without its writers. */
  private static final int FOOTPRINT = 136;

  private static final Set<Decision> FURTHER_WRITERS =
      EnumSet.of(
          Decision.WHOLE_OTHER_WRITER,
          Decision.HELD,
          Decision.BASE_LINE_FORGOTTEN,
          Decision.BASE_LINE_UNKNOWN_START);

  private final StreamId id;
  private final StreamSender sender;
  private final long begunMillis;
  private long forgottenMillis;
  private W speaking;
  private List<W> others = List.of();

  /** A process that writes a stream: its base line, and what else its next point is told from. */
  public interface StreamWriter<W> {
    BaseLine base();

    /** The same again, which does not change with this one. */
    W copy();

    /** Heap it takes. */
    int footprint();

    /** Writes it as the checkpoint's format page says. */
    void writeTo(DataOutput out) throws IOException;
  }

  CumulativeStream(StreamId id, StreamSender sender, W first) {
    this(new SavedStream<>(id, first.base().timeMillis(), Long.MIN_VALUE, List.of(first)), sender);
  }

  CumulativeStream(SavedStream<W> saved, StreamSender sender) {
    this.id = saved.id();
    this.sender = sender;
    this.begunMillis = saved.begunMillis();
    this.forgottenMillis = saved.forgottenMillis();
    this.speaking = saved.writers().getFirst();
    saved.writers().stream().skip(1).forEach(this::keep);
  }

  public StreamId id() {
    return id;
  }

  public StreamSender sender() {
    return sender;
  }

  /** Of the writer that speaks. */
  public BaseLine base() {
    return speaking.base();
  }

  /** Time of the newest point of any writer. */
  public long newestMillis() {
    long newest = base().timeMillis();
    for (W each : others) {
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
   * The writer that a point goes on from: the one with its start, else the one that speaks. Of
   * several with one start it is the highest of those that are no higher than the point, else the
   * lowest; so all of them together are never taken for more than they are, whichever a point was
   * taken from.
   *
   * @param size of the point
   * @param isWithin whether all that a writer counted is in the point
   */
  public W writerOf(long startMillis, double size, Predicate<? super W> isWithin) {
    List<W> known = others.isEmpty() ? List.of() : known(startMillis);
    if (known.isEmpty()) {
      return speaking;
    }
    List<W> within =
        known.size() == TOLD_APART ? known.stream().filter(isWithin).toList() : List.of();
    return nearest(within.isEmpty() ? known : within, size);
  }

  /**
   * Whether a point is later than what it goes on from: all writers with its start, or all there
   * are where nothing says whose it is.
   */
  public boolean isFollowedBy(
      W writer, long startMillis, long timestampMillis, long arrivedMillis) {
    if (others.isEmpty()) {
      return base().isFollowedBy(timestampMillis, arrivedMillis);
    }
    boolean isKnown = startMillis == writer.base().startMillis();
    return Stream.concat(Stream.of(speaking), others.stream())
        .filter(each -> !isKnown || each.base().startMillis() == startMillis)
        .allMatch(each -> each.base().isFollowedBy(timestampMillis, arrivedMillis));
  }

  /** Lets one of its writers speak. */
  public void turnTo(W writer) {
    if (writer.equals(speaking)) {
      return;
    }
    if (writer.base().startMillis() != base().startMillis()) {
      sender.foundShared();
    }
    others.remove(writer);
    keep(speaking);
    speaking = writer;
  }

  private List<W> known(long startMillis) {
    List<W> known = new ArrayList<>(1);
    if (startMillis == base().startMillis()) {
      known.add(speaking);
    }
    for (W each : others) {
      if (each.base().startMillis() == startMillis) {
        known.add(each);
      }
    }
    return known;
  }

  private static <W extends StreamWriter<W>> W nearest(List<W> writers, double size) {
    Comparator<W> bySize = Comparator.comparingDouble(each -> each.base().size());
    return writers.stream()
        .filter(each -> each.base().size() <= size)
        .max(bySize)
        .orElseGet(() -> Collections.min(writers, bySize));
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
    boolean stated = startMillis > 0 && startMillis < timestampMillis && base.startMillis() > 0;
    if (!stated || !isOther(byValue, startMillis)) {
      return byValue;
    }
    if (startMillis == base.startMillis()) {
      return isMistaken(startMillis, size)
          ? Decision.BASE_LINE_LAYOUT
          : Decision.WHOLE_OTHER_WRITER;
    }
    return startMillis < forgottenMillis
        ? Decision.BASE_LINE_FORGOTTEN
        : rule.otherWriter(byValue, startMillis, base.startMillis(), begunMillis);
  }

  /** Whether another process writes a point than the one that speaks. */
  private boolean isOther(Decision byValue, long startMillis) {
    boolean equal = startMillis == base().startMillis();
    return switch (byValue) {
      case WHOLE_FALL -> true;
      case INTERLEAVED -> !equal;
      case DIFFERENCE -> !equal && sender.isShared();
      default -> false;
    };
  }

  /**
   * Whether a point that fell is no lower than the writer it was taken from, and others have its
   * start. Then one of them was taken for another before, and nothing tells what is new.
   */
  private boolean isMistaken(long startMillis, double size) {
    return base().size() <= size
        && others.stream().anyMatch(each -> each.base().startMillis() == startMillis);
  }

  /**
   * Where the stretch begins that growth up to a point belongs to: after a gap at the point before
   * it, and for a writer with a start of its own at that.
   */
  public long sinceMillis(
      GrowthRule rule, Decision decision, long startMillis, long timestampMillis) {
    return isFurtherWriter(decision) && startMillis != base().startMillis()
        ? rule.otherWriterSinceMillis(startMillis, timestampMillis)
        : base().sinceMillis(startMillis, timestampMillis);
  }

  /**
   * Goes on from a point of the writer that speaks. If its start is another one now, no earlier
   * point of the old start may be taken for one of the others with that.
   */
  public void goOn(Decision decision, long startMillis, long timestampMillis, double size) {
    if (others.isEmpty()) {
      base().move(decision, startMillis, timestampMillis, size);
      return;
    }
    BaseLine before = base().copy();
    base().move(decision, startMillis, timestampMillis, size);
    for (W each : others) {
      if (each.base().startMillis() == before.startMillis()
          && base().startMillis() != before.startMillis()) {
        each.base().endWith(before);
      }
    }
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
      for (W each : List.copyOf(others)) {
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
      others = new ArrayList<>(1);
    }
    others.add(writer);
  }

  private W longestSilent() {
    return Collections.min(others, Comparator.comparingLong(each -> each.base().timeMillis()));
  }

  private void forget(W writer) {
    others.remove(writer);
    forgottenMillis = Math.max(forgottenMillis, writer.base().timeMillis());
  }

  int footprint() {
    int footprint = FOOTPRINT + speaking.footprint();
    for (W each : others) {
      footprint += each.footprint();
    }
    return footprint;
  }

  SavedStream<W> save() {
    List<W> writers = new ArrayList<>(1 + others.size());
    writers.add(speaking.copy());
    others.forEach(each -> writers.add(each.copy()));
    return new SavedStream<>(id, begunMillis, forgottenMillis, writers);
  }
}
