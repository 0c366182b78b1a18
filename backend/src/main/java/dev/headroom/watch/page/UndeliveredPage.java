package dev.headroom.watch.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * Pages that some receivers were to get and nobody has got.
 *
 * @param receivers who was to get them
 * @param since when the oldest was due
 * @param pages how many incidents they are of
 * @param error what the last attempt at the oldest said; may be empty
 */
record UndeliveredPage(Set<String> receivers, Instant since, int pages, String error) {
  void addTo(Map<String, UndeliveredPage> byReceiver) {
    receivers.forEach(name -> byReceiver.merge(name, this, UndeliveredPage::and));
  }

  private UndeliveredPage and(UndeliveredPage other) {
    UndeliveredPage oldest = since.isAfter(other.since) ? other : this;
    return new UndeliveredPage(oldest.receivers, oldest.since, pages + other.pages, oldest.error);
  }

  String summary(String receiver) {
    String what = pages == 1 ? "a page has" : pages + " pages have";
    String text =
        "headroom: %s reached nobody since %s; %s does not take them"
            .formatted(what, since.truncatedTo(ChronoUnit.SECONDS), receiver);
    return error.isEmpty() ? text : text + ": " + error;
  }
}
