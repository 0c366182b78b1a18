package dev.headroom.storage.logs;

import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery;
import dev.headroom.select.log.LogQuery.ParsedQuery;
import dev.headroom.select.log.LogQuery.QueryProblem;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a store for page after page. */
public final class Pages {
  private Pages() {}

  public static LogPage page(LogStore store, LogSearch search) throws IOException {
    return found(store.search(search));
  }

  public static List<LogEntry> all(LogStore store, LogQuery query, TimeRange range, int limit)
      throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      LogPage page = page(store, new LogSearch(query, range, limit, cursor));
      entries.addAll(page.records());
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return entries;
  }

  public static List<String> bodies(LogStore store, LogQuery query, TimeRange range, int limit)
      throws IOException {
    return all(store, query, range, limit).stream().map(entry -> entry.record().body()).toList();
  }

  /** A query as people write it. */
  public static LogQuery parsed(String query) {
    return switch (LogQuery.parse(query)) {
      case ParsedQuery.Valid(LogQuery valid) -> valid;
      case ParsedQuery.InvalidQuery(QueryProblem problem) ->
          throw new AssertionError(query + ": " + problem);
    };
  }

  public static <T> T found(Answer<T> answer) {
    return switch (answer) {
      case Answer.Found<T>(T value, var _) -> value;
      case Answer.Refused<T> refused -> throw new AssertionError(refused.toString());
      case Answer.Busy<T> busy -> throw new AssertionError(busy.toString());
    };
  }
}
