package dev.headroom.api.page;

import dev.headroom.alerting.correlation.Related;
import dev.headroom.alerting.escalation.EscalationOutlook.NextStep;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.Links;
import dev.headroom.change.ChangeLog.Change;
import dev.headroom.model.ChangeEvent;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.PlainNumbers;
import dev.headroom.runbook.Runbook;
import dev.headroom.runbook.Runbook.Mitigation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident for a phone at night: what is broken, take it, what to look at first. Whole without
 * script, small however much happened.
 *
 * @param budget now, or at the end; empty where it is about none
 * @param changes of the same service around its start, newest first
 * @param related incidents that belong to it, the likeliest root first
 * @param blocks what the live blocks of the runbook's first step show now
 * @param next who is told next if nobody takes it; empty if nobody else is
 * @param onCall who is on call; empty where nobody is known to be
 */
record PhonePage(
    Incident incident,
    Optional<BudgetStatus> budget,
    List<Change> changes,
    List<Related> related,
    Optional<Runbook> runbook,
    List<BlockLines> blocks,
    Optional<NextStep> next,
    String onCall,
    Instant now) {
  static final String STYLE = "/p/phone.css";

  private static final int RELATED_MAX = 5;
  private static final int CHANGES_MAX = 5;
  private static final int MITIGATIONS_MAX = 6;
  private static final int LINE_LENGTH_MAX = 160;

  /** The page where there is no such incident. */
  static String missing(String id) {
    Html html = begin("No such incident", false);
    html.open("main");
    html.element("h1", "There is no incident " + PageText.cut(id));
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
    Html html = begin(incident.service() + ": " + incident.subject(), refreshes);
    html.open("main");
    status(html, incident);
    html.element("h1", PageText.cut(incident.summary()));
    facts(html);
    AlertFacts.labels(html, incident);
    incident
        .muted()
        .ifPresent(muted ->
            html.element(
                "p",
                PageText.cut("Nobody is told: " + muted.reason().clause(now) + "."),
                "class",
                "muted"));
    take(html);
    next.ifPresent(each -> html.element("p", PageText.next(each, now), "class", "second"));
    related(html);
    budget.ifPresent(each -> budget(html, each));
    runbook.ifPresent(page -> lookFirst(html, page));
    changes(html);
    links(html);
    html.close();
    return end(html);
  }

  static Html begin(String title, boolean refreshes) {
    Html html = new Html().open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    if (refreshes) {
      html.empty("meta", "http-equiv", "refresh", "content", "30");
    }
    html.element("title", PageText.cut(title));
    html.empty("link", "rel", "stylesheet", "href", STYLE);
    return html.close().open("body");
  }

  static String end(Html html) {
    return html.close().close().toString();
  }

  /** Shape, word and colour say the same. */
  static void status(Html html, Incident incident) {
    boolean over = incident.state() == IncidentState.RESOLVED;
    String severity = incident.severity().text();
    html.open("p", "class", "status");
    html.open("span", "class", "severity " + (over ? "over" : severity));
    html.element("span", mark(incident), "aria-hidden", "true");
    html.text(severity.equals("page") ? " Page" : " Ticket").close();
    html.element("span", incident.state().toString(), "class", "state");
    html.close();
  }

  /** The web UI's shapes: a ring, a hollow diamond, a diamond, a triangle. */
  private static String mark(Incident incident) {
    return switch (incident.state()) {
      case RESOLVED -> "○";
      case RECOVERING -> "◇";
      case OPEN, ACKNOWLEDGED -> incident.severity() == Urgency.PAGE ? "◆" : "▲";
    };
  }

  private void facts(Html html) {
    html.open("dl", "class", "facts");
    AlertFacts.fact(html, "Alert", AlertFacts.called(incident));
    AlertFacts.fact(html, "Service", incident.service());
    if (!incident.owner().isEmpty()) {
      AlertFacts.fact(html, "Owner", incident.owner());
    }
    if (!onCall.isEmpty()) {
      AlertFacts.fact(html, "On call", onCall);
    }
    Instant end = incident.resolution().map(Incident.Resolution::at).orElse(now);
    String lasted = PageText.words(Duration.between(incident.beganAt(), end));
    String since = PageText.moment(incident.beganAt());
    AlertFacts.fact(
        html,
        "Since",
        incident.resolution().isPresent()
            ? since + ", lasted " + lasted
            : since + ", for " + lasted);
    html.close();
  }

  private void related(Html html) {
    if (related.isEmpty()) {
      return;
    }
    html.element("h2", "Related").open("ul");
    for (Related each : related.stream().limit(RELATED_MAX).toList()) {
      html.open("li");
      html.element(
          "a",
          PageText.cut(each.service() + ": " + each.subject(), LINE_LENGTH_MAX),
          "href",
          "/p/" + PageText.segment(each.incident()));
      html.text(" " + PageText.cut(each.reason(), LINE_LENGTH_MAX)).close();
    }
    html.close();
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
    acts(html, incident);
    html.close();
  }

  /** Who did what. */
  static void acts(Html html, Incident incident) {
    incident
        .acknowledgement()
        .ifPresent(taken ->
            html.element(
                "p",
                "✓ Taken by %s at %s"
                    .formatted(PageText.cut(taken.by()), PageText.moment(taken.at())),
                "class",
                "taken"));
    incident
        .resolution()
        .ifPresent(resolution ->
            html.element(
                "p",
                "✓ Over since %s. %s"
                    .formatted(PageText.moment(resolution.at()), PageText.cut(resolution.reason())),
                "class",
                "taken"));
  }

  private void form(Html html) {
    html.open("form", "method", "post", "action", "/p/" + PageText.segment(incident.id()) + "/ack");
    html.element("label", "Your name (optional)", "for", "by");
    html.empty("input", "id", "by", "name", "by", "maxlength", "200", "autocomplete", "name");
    html.element("button", "Acknowledge", "type", "submit");
    html.close();
    html.element("p", "As of " + PageText.moment(now) + ".", "class", "second");
    html.element("a", "Refresh", "href", "/p/" + PageText.segment(incident.id()));
  }

  private static void budget(Html html, BudgetStatus budget) {
    html.open("section");
    html.element("h2", "Budget");
    html.open("dl", "class", "figures");
    AlertFacts.fact(
        html,
        "Burn over " + PageText.words(budget.burnWindow()),
        PlainNumbers.speed(budget.burn()));
    if (budget.budgetRemaining().signum() < 0) {
      AlertFacts.fact(
          html,
          "Budget",
          "overspent by " + PlainNumbers.percent(budget.budgetRemaining().negate()));
    } else {
      AlertFacts.fact(html, "Budget left", PlainNumbers.percent(budget.budgetRemaining()));
    }
    AlertFacts.fact(html, "Empty in", emptyIn(budget));
    html.close();
    html.element("p", "As of " + PageText.moment(budget.at()) + ".", "class", "second");
    html.close();
  }

  private static String emptyIn(BudgetStatus budget) {
    if (budget.budgetRemaining().signum() <= 0) {
      return "nothing is left";
    }
    return budget
        .exhaustionOfRemaining()
        .map(left -> PageText.words(left) + " at this pace")
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
    html.element(
        "strong", PageText.cut((event.kind() + " " + event.version()).strip(), LINE_LENGTH_MAX));
    html.text(" " + PageText.moment(Instant.ofEpochMilli(event.timeMillis())));
    if (!event.summary().isEmpty()) {
      html.empty("br").text(PageText.cut(event.summary(), LINE_LENGTH_MAX));
    }
    html.close();
  }

  private void lookFirst(Html html, Runbook page) {
    List<Mitigation> mitigations = page.mitigations();
    if (page.firstStep().text().isEmpty() && mitigations.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Look first");
    html.element("p", PageText.cut(page.firstStep().text().replace('`', '"')));
    List<String> seen = blocks.stream().flatMap(block -> block.lines().stream()).toList();
    if (!seen.isEmpty()) {
      html.open("ul", "class", "seen");
      seen.forEach(line -> html.element("li", PageText.cut(line, LINE_LENGTH_MAX)));
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
          html.element("strong", "If " + PageText.cut(condition, LINE_LENGTH_MAX));
          html.text(", then ");
        });
    html.text(PageText.cut(mitigation.action(), LINE_LENGTH_MAX));
    html.close();
  }

  private void links(Html html) {
    html.open("nav");
    runbook.ifPresent(page ->
        html.element(
            "a",
            "Runbook: " + PageText.cut(page.title()),
            "href",
            "/runbooks/" + PageText.segment(page.id())));
    Links.runbookElsewhere(incident)
        .ifPresent(href -> html.element("a", "Runbook of the alert", "href", href));
    html.element("a", "Full page", "href", "/i/" + PageText.segment(incident.id()));
    html.close();
  }
}
