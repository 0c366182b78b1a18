package dev.headroom.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What was delivered, for programs. */
final class PagesJson {
  private PagesJson() {}

  static String of(List<Page> pages) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode array = root.putArray("pages");
    for (Page page : pages) {
      array
          .addObject()
          .put("receivedAt", page.receivedAt().toString())
          .put("hook", page.hook().name().toLowerCase(Locale.ROOT))
          .put("signature", page.signature().words())
          .put("id", page.id())
          .put("status", page.status())
          .put("severity", page.severity())
          .put("summary", page.summary())
          .put("incidentUrl", page.incidentUrl())
          .put("runbookUrl", page.runbookUrl())
          .put("times", page.times());
    }
    return root.toString();
  }
}
