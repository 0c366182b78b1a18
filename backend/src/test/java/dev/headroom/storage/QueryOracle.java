package dev.headroom.storage;

import dev.headroom.model.LogRecord;
import dev.headroom.select.log.LogField;
import dev.headroom.select.log.LogQuery;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides by reading a record whether a query wants it: the slow, plain way. */
public final class QueryOracle {
  private QueryOracle() {}

  public static boolean matches(LogQuery query, LogRecord record) {
    return switch (query) {
      case LogQuery.All _ -> true;
      case LogQuery.And(List<LogQuery> parts) -> parts.stream().allMatch(p -> matches(p, record));
      case LogQuery.Or(List<LogQuery> parts) -> parts.stream().anyMatch(p -> matches(p, record));
      case LogQuery.Not(LogQuery part) -> !matches(part, record);
      case LogQuery.AllWords(String text, int _) ->
          Collections.indexOfSubList(words(record.body()), words(text)) >= 0;
      case LogQuery.Exact(LogField field, String value) ->
          values(field, record).anyMatch(value::equals);
      case LogQuery.Present(LogField field) -> values(field, record).findAny().isPresent();
      case LogQuery.Wildcard(LogField field, String pattern, int _) ->
          values(field, record).anyMatch(Pattern.compile(regex(pattern)).asMatchPredicate());
      case LogQuery.Regex(LogField field, String pattern, int _) ->
          values(field, record).anyMatch(Pattern.compile(pattern).asMatchPredicate());
      case LogQuery.Between between ->
          values(between.field(), record).anyMatch(value -> contains(between, value));
      case LogQuery.Levels(int from, int to) -> {
        int severity = record.severity() == 0 ? 9 : record.severity();
        yield from <= severity && severity <= to;
      }
    };
  }

  private static Stream<String> values(LogField field, LogRecord record) {
    return switch (field) {
      case LogField.BodyText _ -> words(record.body()).stream();
      case LogField.Service _ -> Stream.of(record.service()).filter(name -> !name.isEmpty());
      case LogField.Trace _ -> Stream.of(record.traceId());
      case LogField.Span _ -> Stream.of(record.spanId());
      case LogField.Level _ -> throw new IllegalArgumentException("level has no text");
      case LogField.Attribute(String key) ->
          Optional.ofNullable(record.attributes().get(key)).stream();
    };
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String regex(String wildcard) {
    return wildcard.replace("*", ".*").replace("?", ".");
  }

  private static boolean contains(LogQuery.Between range, String value) {
    if (!value.matches("-?[0-9]+(\\.[0-9]+)?")) {
      return false;
    }
    BigDecimal number = new BigDecimal(value);
    int above = range.from().map(number::compareTo).orElse(1);
    int below = range.to().map(number::compareTo).orElse(-1);
    return (above > 0 || (above == 0 && range.fromIncluded()))
        && (below < 0 || (below == 0 && range.toIncluded()));
  }
}
