package dev.headroom.metrics.growth;

import java.util.Locale;

/** What a point of a stream was taken for, and why. */
public enum Decision {
  /** The stream went on: what it has more than before. */
  DIFFERENCE(Share.DIFFERENCE),
  /** The start is later than the newest point: counted anew from zero. */
  WHOLE_NEW_START(Share.WHOLE),
  /** It fell, and not by a little: counted anew from zero. */
  WHOLE_FALL(Share.WHOLE),
  /** It fell, and did not say that it began anew: a further process of this stream, from zero. */
  WHOLE_OTHER_WRITER(Share.WHOLE),
  /** First point of a stream that started a short while ago. */
  WHOLE_RECENT_START(Share.WHOLE),
  /** First point of a stream whose sender was heard without it shortly before. */
  WHOLE_KNOWN_SENDER(Share.WHOLE),
  /** First point of a stream of which nothing tells when it began. */
  BASE_LINE_FIRST(Share.NOTHING),
  /** First point of a stream that started too long ago. */
  BASE_LINE_OLD_START(Share.NOTHING),
  /** The start is the time of the point: the sender says that it does not know the start. */
  BASE_LINE_UNKNOWN_START(Share.NOTHING),
  /** First point of a stream that may have been known and forgotten. */
  BASE_LINE_FORGOTTEN(Share.NOTHING),
  /** A first value too large against what followed to have begun at zero. */
  BASE_LINE_LARGE(Share.NOTHING),
  /** A distribution in other buckets than before, which nothing says began anew. */
  BASE_LINE_LAYOUT(Share.NOTHING),
  /** It fell by little and stayed there: whoever stood higher is gone. */
  BASE_LINE_LOWER(Share.NOTHING),
  /** It fell by little: another voice of the same stream, not a reset. */
  INTERLEAVED(Share.NOTHING),
  /** First value of a known sender's new stream, or of a further writer: the next one decides. */
  HELD(Share.NOTHING);

  private final Share share;
  private final String label = name().toLowerCase(Locale.ROOT);

  /** How much of a point counts as growth. */
  public enum Share {
    NOTHING,
    DIFFERENCE,
    WHOLE
  }

  Decision(Share share) {
    this.share = share;
  }

  public Share share() {
    return share;
  }

  /** As the metric's label {@code decision} has it. */
  public String label() {
    return label;
  }
}
