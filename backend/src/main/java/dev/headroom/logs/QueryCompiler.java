package dev.headroom.logs;

import dev.headroom.logs.document.LogFields;
import dev.headroom.logs.document.LogTerms;
import dev.headroom.logs.document.WordAnalyzer;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogField;
import dev.headroom.select.log.LogQuery;
import dev.headroom.select.log.LogQuery.All;
import dev.headroom.select.log.LogQuery.AllWords;
import dev.headroom.select.log.LogQuery.And;
import dev.headroom.select.log.LogQuery.Between;
import dev.headroom.select.log.LogQuery.Exact;
import dev.headroom.select.log.LogQuery.Levels;
import dev.headroom.select.log.LogQuery.Not;
import dev.headroom.select.log.LogQuery.Or;
import dev.headroom.select.log.LogQuery.Present;
import dev.headroom.select.log.LogQuery.Regex;
import dev.headroom.select.log.LogQuery.Wildcard;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** Turns a query into Lucene's, or says what of it cannot be searched. One for each search. */
final class QueryCompiler {
  /** AllWords of all phrases together; Lucene itself takes 1,024 leaves. */
  private static final int WORDS_MAX = 800;

  private final WordAnalyzer analyzer;
  private final TimeRange range;
  private final Duration leadingWildcardRangeMax;
  private int words;

  QueryCompiler(WordAnalyzer analyzer, TimeRange range, Duration leadingWildcardRangeMax) {
    this.analyzer = analyzer;
    this.range = range;
    this.leadingWildcardRangeMax = leadingWildcardRangeMax;
  }

  Query compile(LogQuery query) throws QueryRefused {
    return switch (query) {
      case All _ -> MatchAllDocsQuery.INSTANCE;
      case And and -> join(and.parts(), Occur.FILTER);
      case Or or -> join(or.parts(), Occur.SHOULD);
      case Not not ->
          new BooleanQuery.Builder()
              .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
              .add(compile(not.part()), Occur.MUST_NOT)
              .build();
      case AllWords text -> phrase(text.text(), text.column());
      case Exact exact -> exact(exact);
      case Present present -> present(present.field());
      case Wildcard wildcard -> wildcard(wildcard);
      case Regex regex -> regex(regex);
      case Between between -> new AttributeRangeQuery(between);
      case Levels levels -> levels(levels);
    };
  }

  private Query join(List<LogQuery> parts, Occur occur) throws QueryRefused {
    BooleanQuery.Builder joined = new BooleanQuery.Builder();
    for (LogQuery part : parts) {
      boolean excludes = occur == Occur.FILTER && part instanceof Not;
      LogQuery wanted = excludes ? ((Not) part).part() : part;
      joined.add(compile(wanted), excludes ? Occur.MUST_NOT : occur);
    }
    if (parts.stream().allMatch(Not.class::isInstance) && occur == Occur.FILTER) {
      joined.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    }
    return joined.build();
  }

  private Query phrase(String text, int column) throws QueryRefused {
    List<String> found = analyzer.words(text);
    words += found.size();
    if (found.isEmpty()) {
      throw new QueryRefused(column, "no letters or digits to search for in '" + text + "'");
    }
    if (words > WORDS_MAX) {
      throw new QueryRefused(column, "a query takes at most " + WORDS_MAX + " words");
    }
    return found.size() == 1
        ? new TermQuery(new Term(LogFields.BODY, found.getFirst()))
        : new PhraseQuery(LogFields.BODY, found.toArray(String[]::new));
  }

  static Query exact(Exact exact) {
    return new TermQuery(term(exact.field(), exact.value()));
  }

  private static Term term(LogField field, String value) {
    return switch (field) {
      case LogField.Service _ -> LogTerms.service(value);
      case LogField.Trace _ -> LogTerms.trace(value);
      case LogField.Span _ -> LogTerms.span(value);
      case LogField.Attribute(String key) -> LogTerms.attribute(key, value);
      case LogField.BodyText _, LogField.Level _ ->
          throw new IllegalArgumentException("no exact value of " + field);
    };
  }

  private static Query present(LogField field) {
    return switch (field) {
      case LogField.Service _ -> new FieldExistsQuery(LogFields.SERVICE);
      case LogField.Attribute(String key) -> new TermQuery(LogTerms.attribute(key));
      case LogField.BodyText _, LogField.Level _, LogField.Trace _, LogField.Span _ ->
          throw new IllegalArgumentException("presence is not known of " + field);
    };
  }

  private Query wildcard(Wildcard wildcard) throws QueryRefused {
    return wildcard.field() instanceof LogField.BodyText
        ? bodyWildcard(wildcard)
        : wildcard(shape(wildcard.field(), wildcard.pattern()), wildcard);
  }

  /** Only one word may hold the wildcard; a star that stands alone at an edge says nothing. */
  private Query bodyWildcard(Wildcard wildcard) throws QueryRefused {
    List<String> parts = WildcardShape.words(wildcard.pattern());
    if (parts.stream().noneMatch(WildcardShape::isWild)) {
      return phrase(String.join(" ", parts), wildcard.column());
    }
    if (parts.size() > 1) {
      throw new QueryRefused(
          wildcard.column(),
          "the body is searched word by word, and a wildcard stays within one word; write "
              + String.join(" AND ", parts));
    }
    String word = parts.getFirst();
    if (WildcardShape.plainLength(word) == 1 && word.indexOf('*') == 1) {
      throw new QueryRefused(wildcard.column(), "two characters are due before the *");
    }
    return wildcard(new Term(LogFields.BODY, word), wildcard);
  }

  private Query wildcard(Term pattern, Wildcard wildcard) throws QueryRefused {
    if (isLeading(pattern, wildcard) && range.lengthMillis() > leadingWildcardRangeMax.toMillis()) {
      throw new QueryRefused(
          wildcard.column(),
          "a wildcard at the start needs a time range of at most "
              + leadingWildcardRangeMax.toHours()
              + " hours");
    }
    try {
      return new WildcardQuery(pattern);
    } catch (TooComplexToDeterminizeException e) {
      throw new QueryRefused(wildcard.column(), "this pattern has too many wildcards");
    }
  }

  /** AllWords of the body may have lost stars that said nothing; of other fields all counts. */
  private static boolean isLeading(Term pattern, Wildcard wildcard) {
    return WildcardShape.plainLength(
            wildcard.field() instanceof LogField.BodyText ? pattern.text() : wildcard.pattern())
        == 0;
  }

  private static Term shape(LogField field, String pattern) {
    return switch (field) {
      case LogField.Service _ -> new Term(LogFields.SERVICE, pattern);
      case LogField.Attribute(String key) ->
          new Term(
              LogFields.ATTRIBUTE, LogTerms.attributeValues(WildcardShape.escape(key)) + pattern);
      case LogField.BodyText _, LogField.Level _, LogField.Trace _, LogField.Span _ ->
          throw new IllegalArgumentException("no shape of " + field);
    };
  }

  private static Query regex(Regex regex) throws QueryRefused {
    Automaton value =
        RegexAutomaton.of(
            regex.pattern(), regex.field() instanceof LogField.BodyText, regex.column());
    return switch (regex.field()) {
      case LogField.BodyText _ -> new AutomatonQuery(new Term(LogFields.BODY), value);
      case LogField.Service _ -> new AutomatonQuery(new Term(LogFields.SERVICE), value);
      case LogField.Attribute(String key) ->
          new AutomatonQuery(
              new Term(LogFields.ATTRIBUTE),
              Operations.concatenate(
                  List.of(Automata.makeString(LogTerms.attributeValues(key)), value)));
      case LogField.Level _, LogField.Trace _, LogField.Span _ ->
          throw new IllegalArgumentException("no expression on " + regex.field());
    };
  }

  private static Query levels(Levels levels) {
    if (levels.from() > levels.to()) {
      return new MatchNoDocsQuery("no level lies in the range");
    }
    return new TermInSetQuery(
        LogFields.SEVERITY,
        IntStream.rangeClosed(levels.from(), levels.to()).mapToObj(LogTerms::severity).toList());
  }
}
