package dev.headroom.alerting.incident;

import dev.headroom.model.text.HttpAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of pages of the user interface, as somebody outside reaches them. */
public final class Links {
  /** The longest address that is linked of those that others give, in characters. */
  static final int GIVEN_LENGTH_MAX = 1_000;

  /** What no address has, though people write it and browsers take it. */
  private static final Pattern UNWRITTEN = Pattern.compile("[^!-~]|[\"<>\\\\^`{|}]");

  private final String root;
  private final ReplyLinks replies;

  /**
   * @param externalUrl where the user interface is reached; a slash at its end does not matter
   */
  public Links(URI externalUrl) {
    this(externalUrl, ReplyLinks.NONE);
  }

  /**
   * @param externalUrl where the user interface is reached; a slash at its end does not matter
   * @param replies the ways back into an incident
   */
  public Links(URI externalUrl, ReplyLinks replies) {
    String text = externalUrl.toString();
    this.root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.replies = replies;
  }

  /** Where the user interface is reached, without a slash at its end. */
  public String root() {
    return root;
  }

  /** The page of an incident. */
  public String incident(String id) {
    return root + "/i/" + segment(id);
  }

  /**
   * Where the runbook of an incident is: elsewhere, if whoever raised it gives an address that can
   * be linked; else the page of ours.
   */
  public Optional<String> runbook(Incident incident) {
    String own = incident.runbook().isBlank() ? "" : runbook(incident.runbook());
    return runbookElsewhere(incident).or(() -> Optional.of(own)).filter(each -> !each.isEmpty());
  }

  /** The address of a runbook that whoever raised an incident gives, if it can be linked. */
  public static Optional<String> runbookElsewhere(Incident incident) {
    return Optional.of(incident.annotations().getOrDefault("runbook_url", ""))
        .map(given -> UNWRITTEN.matcher(given.strip()).replaceAll(each -> segment(each.group())))
        .filter(given -> given.length() <= GIVEN_LENGTH_MAX)
        .filter(given -> !given.endsWith("/runbooks/" + segment(incident.runbook())))
        .filter(given -> HttpAddress.parse(given).isPresent());
  }

  /** The page of a runbook. */
  public String runbook(String id) {
    return root + "/runbooks/" + segment(id);
  }

  /**
   * The page that acknowledges the alarm of a transition without a login; empty if there is nobody
   * to ask, or no such page.
   */
  public Optional<String> acknowledge(Transition transition) {
    return replies.token(transition).map(token -> root + "/a/" + token);
  }

  /** Whether Slack tells us of the buttons that are pressed. */
  public boolean hearsSlack() {
    return replies.hearsSlack();
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
