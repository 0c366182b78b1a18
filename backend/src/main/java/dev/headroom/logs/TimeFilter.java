package dev.headroom.logs;

import dev.headroom.logs.document.LogFields;
import dev.headroom.model.TimeRange;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** Narrows a query to a stretch of time. */
final class TimeFilter {
  private TimeFilter() {}

  /** Time comes first: a segment outside it is left before the query looks at its terms. */
  static Query on(Query query, TimeRange range) {
    return new BooleanQuery.Builder()
        .add(
            LongPoint.newRangeQuery(LogFields.TIME, range.fromMillis(), range.toMillis() - 1),
            Occur.FILTER)
        .add(query, Occur.FILTER)
        .build();
  }
}
