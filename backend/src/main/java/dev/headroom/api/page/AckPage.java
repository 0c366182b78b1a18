package dev.headroom.api.page;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.reply.Replies.ReplyResult;
import dev.headroom.reply.ReplyOutcome;
import java.util.Optional;

/**
 * What the link in a page leads to: what it is about, and one button. Whole without script. A link
 * that is of no use says so, and of one that is none of ours nothing is told.
 *
 * @param token of the link
 * @param result what became of it
 */
record AckPage(String token, ReplyResult result) {
  /** 200 where there is something to do or to know, 410 for a link that has had its time. */
  int status(boolean pressed) {
    return switch (result.outcome()) {
      case SHOWN, TAKEN -> 200;
      case ALREADY -> pressed ? 410 : 200;
      case REPEATED, OUTDATED, EXPIRED -> 410;
      case OUT_OF_LIMITS -> 400;
      case TOO_MANY -> 429;
      case NO_INCIDENT, REFUSED, NOTED, IGNORED, MALFORMED, NOT_SET_UP -> 404;
    };
  }

  String html() {
    Html html = PhonePage.begin(title(), false);
    html.open("main");
    result
        .incident()
        .ifPresentOrElse(
            incident -> {
              PhonePage.status(html, incident);
              html.element("h1", PageText.cut(incident.summary()));
              AlertFacts.name(html, incident);
              AlertFacts.labels(html, incident);
              html.element("p", title(), "class", "second");
              take(html, incident);
              links(html, incident);
            },
            () -> html.element("h1", title()).element("p", advice()));
    html.close();
    return PhonePage.end(html);
  }

  private String title() {
    return switch (result.outcome()) {
      case SHOWN -> "Nobody has taken this yet.";
      case TAKEN -> "You have taken this.";
      case ALREADY -> "Nothing to do here any more.";
      case REPEATED -> "This link has been used.";
      case OUTDATED -> "This link is of an earlier alarm: a newer page has one that works.";
      case EXPIRED -> "This link has expired.";
      case OUT_OF_LIMITS -> "Not done";
      case TOO_MANY -> "Too many requests";
      case NO_INCIDENT, REFUSED, NOTED, IGNORED, MALFORMED, NOT_SET_UP -> "There is nothing here";
    };
  }

  private String advice() {
    return switch (result.outcome()) {
      case OUT_OF_LIMITS -> result.detail() + ".";
      case TOO_MANY -> "Try again in a minute.";
      default -> "The link may not be whole. Open the incident from the page it came with.";
    };
  }

  private void take(Html html, Incident incident) {
    html.open("section", "class", "take");
    if (result.outcome() == ReplyOutcome.SHOWN) {
      html.open("form", "method", "post", "action", "/a/" + PageText.segment(token));
      html.element("label", "Your name (optional)", "for", "by");
      html.empty("input", "id", "by", "name", "by", "maxlength", "200", "autocomplete", "name");
      html.element("button", "Acknowledge", "type", "submit");
      html.close();
    }
    PhonePage.acts(html, incident);
    html.close();
  }

  private static void links(Html html, Incident incident) {
    html.open("nav");
    html.element("a", "Incident", "href", "/i/" + PageText.segment(incident.id()));
    runbook(incident).ifPresent(href -> html.element("a", "Runbook", "href", href));
    html.close();
  }

  private static Optional<String> runbook(Incident incident) {
    return Links.runbookElsewhere(incident)
        .or(() ->
            Optional.of(incident.runbook())
                .filter(id -> !id.isBlank())
                .map(id -> "/runbooks/" + PageText.segment(id)));
  }
}
