package dev.headroom.alerting.incident;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages of the user interface, as somebody outside reaches them. */
public final class Links {
  private final String root;

  /**
   * @param externalUrl where the user interface is reached; a slash at its end does not matter
   */
  public Links(URI externalUrl) {
    String text = externalUrl.toString();
    this.root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Where the user interface is reached, without a slash at its end. */
  public String root() {
    return root;
  }

  /** The page of an incident. */
  public String incident(String id) {
    return root + "/i/" + segment(id);
  }

  /** The page of a runbook. */
  public String runbook(String id) {
    return root + "/runbooks/" + segment(id);
  }

  /** The page that acknowledges without a login. */
  public String acknowledge(String token) {
    return root + "/a/" + segment(token);
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
