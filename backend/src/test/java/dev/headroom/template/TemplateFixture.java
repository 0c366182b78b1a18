package dev.headroom.template;

import dev.headroom.model.Problem;
import dev.headroom.template.TemplateData.TemplateAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts to fill in. */
final class TemplateFixture {
  static final Instant NOW = Instant.parse("2026-03-01T05:04:05Z");

  static final TemplateData GROUP =
      new TemplateData(
          "on-call",
          List.of(
              new TemplateAlert(
                  Map.of("alertname", "HostDown", "severity", "page", "zone", "a<b>"),
                  Map.of("summary", "a \"host\" is down & out", "link", "javascript:alert(1)"),
                  Instant.parse("2026-03-01T03:07:00.25Z"),
                  Optional.empty(),
                  "https://h.example/i/1?a=b&c=d",
                  "0123456789abcdef"),
              new TemplateAlert(
                  Map.of("alertname", "HostDown", "severity", "ticket"),
                  Map.of("summary", "another"),
                  Instant.parse("2026-03-01T03:00:00Z"),
                  Optional.of(Instant.parse("2026-03-01T04:00:00Z")),
                  "https://h.example/i/2",
                  "fedcba9876543210")),
          Map.of("alertname", "HostDown"),
          "https://h.example",
          NOW);

  private TemplateFixture() {}

  private static Template template(String text) {
    List<Problem> problems = new ArrayList<>();
    Template template = Templates.DEFAULT.template(text, problems::add);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
    return template;
  }

  /** What came of it; of one that fails where and why. */
  static String text(String text) {
    return shown(template(text).text(GROUP));
  }

  static String html(String text) {
    return shown(template(text).html(GROUP));
  }

  private static String shown(Rendered rendered) {
    return switch (rendered) {
      case Rendered.Filled(String text) -> text;
      case Rendered.Unfilled unfilled -> "FAILS " + unfilled.text();
    };
  }
}
