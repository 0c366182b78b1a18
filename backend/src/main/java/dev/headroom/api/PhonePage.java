package dev.headroom.api;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.PlainNumbers;
import dev.headroom.change.Change;
import dev.headroom.model.ChangeEvent;
import dev.headroom.runbook.Mitigation;
import dev.headroom.runbook.Runbook;
import dev.headroom.slo.BurnRate;
import dev.headroom.slo.Evaluation;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An incident for a phone at night: what is broken, take it, what to look at first. Whole without
 * script, small however much happened.
 *
 * @param standing now, or at the end
 * @param changes of the same service around its start, newest first
 * @param looks what the live blocks of the runbook's first step show now
 */
record PhonePage(
    Incident incident,
    Standing standing,
    List<Change> changes,
    Optional<Runbook> runbook,
    List<PhoneLook> looks,
    Instant now) {
  static final String STYLE = "/p/phone.css";

  private static final int CHANGES_MAX = 5;
  private static final int MITIGATIONS_MAX = 6;
  private static final int TEXT_LENGTH_MAX = 300;
  private static final int LINE_LENGTH_MAX = 160;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** How the objective stands, over the window that its incident is about. */
  record Standing(
      Instant at,
      BigDecimal burn,
      Duration burnWindow,
      BigDecimal budgetRemaining,
      Optional<Duration> exhaustionOfRemaining) {
    /** As it stood when the incident last changed. */
    static Standing of(Figures figures) {
      return new Standing(
          figures.at(),
          figures.burn(),
          figures.burnWindow(),
          figures.budgetRemaining(),
          figures.exhaustionOfRemaining());
    }

    /** As it stands now. */
    static Standing of(Evaluation evaluation, Duration burnWindow) {
      return new Standing(
          evaluation.at(),
          evaluation.burns().stream()
              .filter(burn -> burn.window().equals(burnWindow))
              .map(BurnRate::rate)
              .findFirst()
              .orElse(BigDecimal.ZERO),
          burnWindow,
          evaluation.budget().remaining(),
          evaluation.exhaustionOfRemaining());
    }
  }

  /** The page where there is no such incident. */
  static String missing(String id) {
    Html html = begin("No such incident", false);
    html.open("main");
    html.element("h1", "There is no incident " + cut(id));
    html.element("p", "It may have been deleted: resolved incidents are kept for a time only.");
    html.open("nav").element("a", "What is broken now", "href", "/").close();
    html.close();
    return end(html);
  }

  /** A page that says why nothing was done. */
  static String refused(String reason) {
    Html html = begin("Not done", false);
    html.open("main").element("h1", "Not done").element("p", reason).close();
    return end(html);
  }

  String html() {
    // A refresh would take away the name that somebody is typing into the form.
    boolean refreshes =
        incident.acknowledgement().isPresent() || incident.state() == IncidentState.RESOLVED;
    Html html = begin(incident.service() + ": " + incident.objective(), refreshes);
    html.open("main");
    status(html);
    html.element("h1", cut(incident.summary()));
    facts(html);
    take(html);
    budget(html);
    runbook.ifPresent(page -> lookFirst(html, page));
    changes(html);
    links(html);
    html.close();
    return end(html);
  }

  private static Html begin(String title, boolean refreshes) {
    Html html = new Html().open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    if (refreshes) {
      html.empty("meta", "http-equiv", "refresh", "content", "30");
    }
    html.element("title", cut(title));
    html.empty("link", "rel", "stylesheet", "href", STYLE);
    return html.close().open("body");
  }

  private static String end(Html html) {
    return html.close().close().toString();
  }

  /** Shape, word and colour say the same. */
  private void status(Html html) {
    boolean over = incident.state() == IncidentState.RESOLVED;
    String severity = incident.severity().name().toLowerCase(Locale.ROOT);
    html.open("p", "class", "status");
    html.open("span", "class", "severity " + (over ? "over" : severity));
    html.element("span", mark(severity), "aria-hidden", "true");
    html.text(severity.equals("page") ? " Page" : " Ticket").close();
    html.element("span", incident.state().toString(), "class", "state");
    html.close();
  }

  /** The web UI's shapes: a ring, a hollow diamond, a diamond, a triangle. */
  private String mark(String severity) {
    return switch (incident.state()) {
      case RESOLVED -> "○";
      case RECOVERING -> "◇";
      case OPEN, ACKNOWLEDGED -> severity.equals("page") ? "◆" : "▲";
    };
  }

  private void facts(Html html) {
    html.open("dl", "class", "facts");
    fact(html, "Service", incident.service());
    if (!incident.owner().isEmpty()) {
      fact(html, "Owner", incident.owner());
    }
    Instant end = incident.resolution().map(Incident.Resolution::at).orElse(now);
    String lasted = words(Duration.between(incident.beganAt(), end));
    String since = MOMENT.format(incident.beganAt());
    fact(
        html,
        "Since",
        incident.resolution().isPresent()
            ? since + ", lasted " + lasted
            : since + ", for " + lasted);
    html.close();
  }

  private static void fact(Html html, String name, String value) {
    html.element("dt", name).element("dd", cut(value));
  }

  private void take(Html html) {
    html.open("section", "class", "take");
    switch (incident.state()) {
      case OPEN -> form(html);
      case RECOVERING -> {
        if (incident.acknowledgement().isEmpty()) {
          form(html);
        }
      }
      case ACKNOWLEDGED, RESOLVED -> {}
    }
    incident
        .acknowledgement()
        .ifPresent(taken ->
            html.element(
                "p",
                "✓ Taken by %s at %s".formatted(cut(taken.by()), MOMENT.format(taken.at())),
                "class",
                "taken"));
    incident
        .resolution()
        .ifPresent(resolution ->
            html.element(
                "p",
                "✓ Over since %s. %s"
                    .formatted(MOMENT.format(resolution.at()), cut(resolution.reason())),
                "class",
                "taken"));
    html.close();
  }

  private void form(Html html) {
    html.open("form", "method", "post", "action", "/p/" + segment(incident.id()) + "/ack");
    html.element("label", "Your name (optional)", "for", "by");
    html.empty("input", "id", "by", "name", "by", "maxlength", "200", "autocomplete", "name");
    html.element("button", "Acknowledge", "type", "submit");
    html.close();
    html.element("p", "As of " + MOMENT.format(now) + ".", "class", "second");
    html.element("a", "Refresh", "href", "/p/" + segment(incident.id()));
  }

  private void budget(Html html) {
    html.open("section");
    html.element("h2", "Budget");
    html.open("dl", "class", "figures");
    fact(html, "Burn over " + words(standing.burnWindow()), PlainNumbers.speed(standing.burn()));
    if (standing.budgetRemaining().signum() < 0) {
      fact(
          html,
          "Budget",
          "overspent by " + PlainNumbers.percent(standing.budgetRemaining().negate()));
    } else {
      fact(html, "Budget left", PlainNumbers.percent(standing.budgetRemaining()));
    }
    fact(html, "Empty in", emptyIn(standing));
    html.close();
    html.element("p", "As of " + MOMENT.format(standing.at()) + ".", "class", "second");
    html.close();
  }

  private static String emptyIn(Standing standing) {
    if (standing.budgetRemaining().signum() <= 0) {
      return "nothing is left";
    }
    return standing
        .exhaustionOfRemaining()
        .map(left -> words(left) + " at this pace")
        .orElse("not burning");
  }

  private void changes(Html html) {
    html.open("section").element("h2", "What changed");
    if (changes.isEmpty()) {
      html.element("p", "Nothing that was told to Headroom, from an hour before it began.");
    } else {
      html.open("ul");
      changes.stream().limit(CHANGES_MAX).forEach(change -> change(html, change.event()));
      html.close();
    }
    if (changes.size() > CHANGES_MAX) {
      html.element("p", "And " + (changes.size() - CHANGES_MAX) + " more.", "class", "second");
    }
    html.close();
  }

  private static void change(Html html, ChangeEvent event) {
    html.open("li");
    html.element("strong", cut((event.kind() + " " + event.version()).strip(), LINE_LENGTH_MAX));
    html.text(" " + MOMENT.format(Instant.ofEpochMilli(event.timeMillis())));
    if (!event.summary().isEmpty()) {
      html.empty("br").text(cut(event.summary(), LINE_LENGTH_MAX));
    }
    html.close();
  }

  private void lookFirst(Html html, Runbook page) {
    List<Mitigation> mitigations = page.mitigations();
    if (page.firstStep().text().isEmpty() && mitigations.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Look first");
    html.element("p", cut(page.firstStep().text().replace('`', '"')));
    List<String> seen = looks.stream().flatMap(look -> look.lines().stream()).toList();
    if (!seen.isEmpty()) {
      html.open("ul", "class", "seen");
      seen.forEach(line -> html.element("li", cut(line, LINE_LENGTH_MAX)));
      html.close();
    }
    html.close();
    if (!mitigations.isEmpty()) {
      html.open("section").element("h2", "Then").open("ul", "class", "then");
      mitigations.stream().limit(MITIGATIONS_MAX).forEach(each -> mitigation(html, each));
      html.close();
      if (mitigations.size() > MITIGATIONS_MAX) {
        int more = mitigations.size() - MITIGATIONS_MAX;
        html.element("p", "And " + more + " more in the runbook.", "class", "second");
      }
      html.close();
    }
  }

  private static void mitigation(Html html, Mitigation mitigation) {
    html.open("li");
    mitigation
        .condition()
        .ifPresent(condition -> {
          html.element("strong", "If " + cut(condition, LINE_LENGTH_MAX));
          html.text(", then ");
        });
    html.text(cut(mitigation.action(), LINE_LENGTH_MAX));
    html.close();
  }

  private void links(Html html) {
    html.open("nav");
    runbook.ifPresent(page ->
        html.element(
            "a", "Runbook: " + cut(page.title()), "href", "/runbooks/" + segment(page.id())));
    html.element("a", "Full page", "href", "/i/" + segment(incident.id()));
    html.close();
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What people and programs wrote may be of any length; the page may not. */
  private static String cut(String text) {
    return cut(text, TEXT_LENGTH_MAX);
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max) + "…";
  }

  /** The two largest units: {@code 3 d 2 h}, {@code 1 h 30 min}, {@code 12 s}. */
  private static String words(Duration duration) {
    if (duration.toDays() > 0) {
      return two(duration.toDays(), "d", duration.toHoursPart(), "h");
    }
    if (duration.toHours() > 0) {
      return two(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }
    return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
  }

  private static String two(long large, String largeUnit, int small, String smallUnit) {
    String rest = small + " " + smallUnit;
    if (large == 0) {
      return rest;
    }
    return large + " " + largeUnit + (small == 0 ? "" : " " + rest);
  }
}
