package dev.headroom.notify.email;

import dev.headroom.template.Template;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the file says of how messages look; what it leaves out says nothing.
 *
 * @param headers besides those that every message has
 * @param subject stands in the place of ours
 * @param text the same of the plain text
 * @param html the same of the HTML
 */
record MailLook(Map<String, Template> headers, Template subject, Template text, Template html) {
  static final MailLook PLAIN = new MailLook(Map.of(), Template.NONE, Template.NONE, Template.NONE);

  MailLook {
    headers = Map.copyOf(headers);
  }

  /** The headers as they were written. */
  Map<String, String> written() {
    Map<String, String> written = new TreeMap<>();
    headers.forEach((name, value) -> written.put(name, value.source()));
    return written;
  }
}
