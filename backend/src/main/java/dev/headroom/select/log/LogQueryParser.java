package dev.headroom.select.log;

import dev.headroom.select.log.LogField.BodyText;
import dev.headroom.select.log.LogQuery.All;
import dev.headroom.select.log.LogQuery.And;
import dev.headroom.select.log.LogQuery.Not;
import dev.headroom.select.log.LogQuery.Or;
import dev.headroom.select.log.LogQuery.ParsedQuery;
import dev.headroom.select.log.LogQuery.QueryProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the query language of {@code docs/log-search.md}: Lucene's classic syntax with precedence
 * (NOT, then AND, then OR), AND where nothing is written, and paths, addresses and URLs taken as
 * the plain text they are.
 */
final class LogQueryParser {
  /** The longest query, in characters. */
  static final int LENGTH_MAX = 4_096;

  /** How deep groups and negations may stand in each other. */
  static final int DEPTH_MAX = 20;

  /** How many single conditions a query may have. */
  static final int CLAUSES_MAX = 200;

  private final QueryText text;
  private final ClauseReader clauses;
  private int depth;
  private int clauseCount;

  private LogQueryParser(String query) {
    this.text = new QueryText(query);
    this.clauses = new ClauseReader(text);
  }

  static ParsedQuery parse(String query) {
    if (query.length() > LENGTH_MAX) {
      return new ParsedQuery.InvalidQuery(
          new QueryProblem(LENGTH_MAX + 1, "a query takes at most " + LENGTH_MAX + " characters"));
    }
    try {
      return new ParsedQuery.Valid(new LogQueryParser(query).whole());
    } catch (Misread e) {
      return new ParsedQuery.InvalidQuery(e.problem());
    }
  }

  private LogQuery whole() {
    text.space();
    if (text.isAtEnd()) {
      return new All();
    }
    LogQuery query = any(new BodyText());
    if (!text.isAtEnd()) {
      throw text.wrong("this ) closes nothing; quote it to search for it");
    }
    return query;
  }

  private LogQuery any(LogField field) {
    List<LogQuery> parts = new ArrayList<>();
    parts.add(all(field));
    while (text.takeWord("OR") || text.take("||")) {
      text.space();
      parts.add(all(field));
    }
    return parts.size() == 1 ? parts.getFirst() : new Or(parts);
  }

  private LogQuery all(LogField field) {
    List<LogQuery> parts = new ArrayList<>();
    parts.add(one(field));
    while (!isAtEndOfAll()) {
      if (text.takeWord("AND") || text.take("&&")) {
        text.space();
      }
      parts.add(one(field));
    }
    return parts.size() == 1 ? parts.getFirst() : new And(parts);
  }

  private boolean isAtEndOfAll() {
    return text.isAtEnd() || text.peek() == ')' || text.seesWord("OR") || text.sees("||");
  }

  private LogQuery one(LogField field) {
    refuseDanglingOperator();
    if (text.takeWord("NOT") || takeSign('-') || takeSign('!')) {
      return nested(() -> new Not(one(field)));
    }
    if (takeSign('+')) {
      return nested(() -> one(field));
    }
    LogQuery query = text.take("(") ? group(field, text.at()) : named(field);
    text.space();
    return query;
  }

  private LogQuery named(LogField field) {
    Optional<String> name = clauses.fieldName();
    LogField wanted = name.map(LogField::named).orElse(field);
    if (name.isPresent() && text.take("(")) {
      return group(wanted, text.at());
    }
    if (++clauseCount > CLAUSES_MAX) {
      throw text.wrong("a query takes at most " + CLAUSES_MAX + " conditions");
    }
    return clauses.clause(wanted, name.isPresent());
  }

  /** What stands in parentheses, the opening one already taken. */
  private LogQuery group(LogField field, int column) {
    return nested(() -> {
      LogQuery query = any(field);
      if (!text.take(")")) {
        throw QueryText.wrongAt(column, "this ( is not closed; quote it to search for it");
      }
      return query;
    });
  }

  private LogQuery nested(Supplier<LogQuery> inner) {
    if (++depth > DEPTH_MAX) {
      throw text.wrong("more than " + DEPTH_MAX + " levels of ( and NOT");
    }
    text.space();
    LogQuery query = inner.get();
    depth--;
    return query;
  }

  /** A sign counts only where a condition follows at once; elsewhere it is text. */
  private boolean takeSign(char sign) {
    char following = text.peek(1);
    if (text.peek() != sign
        || !(Character.isLetterOrDigit(following) || "_@\"(*/\\".indexOf(following) >= 0)) {
      return false;
    }
    text.skip(1);
    return true;
  }

  private void refuseDanglingOperator() {
    if (text.isAtEnd() || text.peek() == ')') {
      throw text.wrong("a condition is due here");
    }
    if (text.seesWord("AND") || text.seesWord("OR") || text.sees("&&") || text.sees("||")) {
      throw text.wrong("AND and OR need a condition on both sides; quote them to search for them");
    }
  }
}
