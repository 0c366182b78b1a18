package dev.headroom.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * A parser that refuses documents whose readers could not end: collections nested too deep, and
 * collections that contain themselves.
 */
final class BoundedParser implements Parser {
  private static final int DEPTH_MAX = 50;

  private final Parser parser;

  /** Anchors of the collections that are open, innermost first. */
  private final Deque<Optional<Anchor>> open = new ArrayDeque<>();

  BoundedParser(Parser parser) {
    this.parser = parser;
  }

  @Override
  public Event next() {
    Event event = parser.next();
    switch (event) {
      case CollectionStartEvent start -> {
        open.push(start.getAnchor());
        if (open.size() > DEPTH_MAX) {
          throw wrong("nested deeper than " + DEPTH_MAX, event);
        }
      }
      case CollectionEndEvent _ -> open.pop();
      case AliasEvent alias when open.contains(Optional.of(alias.getAlias())) ->
          throw wrong("a collection contains itself", event);
      default -> {}
    }
    return event;
  }

  private static ParserException wrong(String what, Event event) {
    return new ParserException(what, event.getStartMark());
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }
}
