package dev.headroom.logs;

import dev.headroom.logs.document.LinePosition;
import dev.headroom.logs.document.LogFields;
import dev.headroom.model.TimeRange;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** The two ways through time. */
enum Direction {
  NEWEST_FIRST {
    @Override
    TimeRange first(TimeRange range, long widthMillis) {
      long from = Math.max(range.fromMillis(), range.toMillis() - widthMillis);
      return new TimeRange(from, range.toMillis());
    }

    @Override
    TimeRange rest(TimeRange range, TimeRange first) {
      return new TimeRange(range.fromMillis(), first.fromMillis());
    }

    @Override
    TimeRange after(TimeRange range, LinePosition place) {
      return between(range.fromMillis(), Math.min(range.toMillis(), place.timeMillis() + 1));
    }

    @Override
    LinePosition start(TimeRange range) {
      return LinePosition.before(range.toMillis());
    }

    @Override
    LinePosition further(LinePosition one, LinePosition other) {
      return one.compareTo(other) < 0 ? one : other;
    }
  },

  OLDEST_FIRST {
    @Override
    TimeRange first(TimeRange range, long widthMillis) {
      long to = Math.min(range.toMillis(), range.fromMillis() + widthMillis);
      return new TimeRange(range.fromMillis(), to);
    }

    @Override
    TimeRange rest(TimeRange range, TimeRange first) {
      return new TimeRange(first.toMillis(), range.toMillis());
    }

    @Override
    TimeRange after(TimeRange range, LinePosition place) {
      return between(Math.max(range.fromMillis(), place.timeMillis()), range.toMillis());
    }

    @Override
    LinePosition start(TimeRange range) {
      return LinePosition.before(range.fromMillis());
    }

    @Override
    LinePosition further(LinePosition one, LinePosition other) {
      return one.compareTo(other) > 0 ? one : other;
    }
  };

  /** The part of a range that comes first. */
  abstract TimeRange first(TimeRange range, long widthMillis);

  /** What is left of a range when its first part is done. */
  abstract TimeRange rest(TimeRange range, TimeRange first);

  /** The part of a range that may hold something that comes after a place. */
  abstract TimeRange after(TimeRange range, LinePosition place);

  /** The place that everything in the range comes after. */
  abstract LinePosition start(TimeRange range);

  /** Whichever of two places comes later on this way. */
  abstract LinePosition further(LinePosition one, LinePosition other);

  Sort sort() {
    boolean reverse = this == NEWEST_FIRST;
    return new Sort(
        new SortField(LogFields.TIME, SortField.Type.LONG, reverse),
        new SortField(LogFields.POSITION, SortField.Type.LONG, reverse),
        new SortField(LogFields.ORDINAL, SortField.Type.LONG, reverse));
  }

  private static TimeRange between(long fromMillis, long toMillis) {
    return new TimeRange(fromMillis, Math.max(fromMillis, toMillis));
  }
}
