package dev.headroom.watch.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Pages that some receivers were to get and nobody has got.
 *
 * @param errors who was to get them, and what each said last of the oldest; that may be empty
 * @param since when the oldest was due
 * @param pages how many incidents they are of
 */
record UndeliveredPage(Map<String, String> errors, Instant since, int pages) {
  UndeliveredPage {
    errors = Map.copyOf(errors);
  }

  void addTo(Map<String, UndeliveredPage> byReceiver) {
    errors.keySet().forEach(name -> byReceiver.merge(name, this, UndeliveredPage::and));
  }

  private UndeliveredPage and(UndeliveredPage other) {
    UndeliveredPage oldest = since.isAfter(other.since) ? other : this;
    return new UndeliveredPage(oldest.errors, oldest.since, pages + other.pages);
  }

  String summary(String receiver) {
    String what = pages == 1 ? "a page has" : pages + " pages have";
    String text =
        "headroom: %s reached nobody since %s; %s does not take them"
            .formatted(what, since.truncatedTo(ChronoUnit.SECONDS), receiver);
    String error = errors.getOrDefault(receiver, "");
    return error.isEmpty() ? text : text + ": " + error;
  }
}
