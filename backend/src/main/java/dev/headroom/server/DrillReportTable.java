package dev.headroom.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** The last drill of each service and schedule, as lines of text. */
final class DrillReportTable {
  private static final String LINE = "%-24s %-24s %-26s %-24s %10s  %s%n";
  private static final String NOTHING = "-";

  private DrillReportTable() {}

  /**
   * @param list what {@code GET /api/v1/drills} answers
   */
  static void print(JsonNode list, PrintWriter out) {
    out.printf(LINE, "service", "schedule", "last drill", "result", "paged in", "next");
    for (JsonNode each : list.get("report")) {
      JsonNode last = each.get("last");
      out.printf(
          LINE,
          each.get("service").asText(),
          shown(each.get("schedule")),
          last.isNull() ? "never" : last.get("startedAt").asText(),
          last.isNull() ? NOTHING : result(last),
          last.isNull() ? NOTHING : seconds(last.get("pagedMillis")),
          shown(each.get("nextAt")));
      if (!last.isNull() && !last.get("reason").asText().isEmpty()) {
        out.println("  " + last.get("reason").asText());
      }
    }
  }

  private static String shown(JsonNode text) {
    return text.isNull() || text.asText().isEmpty() ? NOTHING : text.asText();
  }

  private static String result(JsonNode drill) {
    String result = drill.get("result").asText();
    return drill.get("missed").isTextual()
        ? "%s at '%s'".formatted(result, drill.get("missed").asText())
        : result;
  }

  private static String seconds(JsonNode millis) {
    return millis.isNumber()
        ? String.format(Locale.ROOT, "%.1f s", millis.asLong() / 1e3)
        : NOTHING;
  }
}
