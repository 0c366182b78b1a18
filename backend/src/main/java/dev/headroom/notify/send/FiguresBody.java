package dev.headroom.notify.send;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Figures;

/** The figures of a burn as receivers read them. */
public final class FiguresBody {
  private FiguresBody() {}

  /** Shares from 0 to 1, durations in seconds; null for what is not known. */
  public static ObjectNode of(Figures figures) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("at", figures.at().toString());
    body.put("burn", figures.burn());
    body.put("burnWindowSeconds", figures.burnWindow().toSeconds());
    body.put("badShare", figures.badShare());
    body.put("budgetRemaining", figures.budgetRemaining());
    body.put(
        "exhaustionAtPaceSeconds", figures.exhaustionAtPace().map(d -> d.toSeconds()).orElse(null));
    body.put(
        "exhaustionOfRemainingSeconds",
        figures.exhaustionOfRemaining().map(d -> d.toSeconds()).orElse(null));
    return body;
  }
}
