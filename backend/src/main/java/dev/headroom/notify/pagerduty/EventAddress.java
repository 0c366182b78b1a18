package dev.headroom.notify.pagerduty;

import dev.headroom.model.text.HttpAddress;

/** What PagerDuty takes as an address; another one has the whole event refused. */
enum EventAddress {
  /** Of a page. */
  ANY("expected an address with http or https and a host"),
  /** Of a picture. */
  OVER_HTTPS("PagerDuty shows images over https alone");

  private final String expected;

  EventAddress(String expected) {
    this.expected = expected;
  }

  /** What would be right. */
  String expected() {
    return expected;
  }

  boolean takes(String text) {
    return HttpAddress.parse(text).isPresent() && (this == ANY || text.startsWith("https://"));
  }
}
