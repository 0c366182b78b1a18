package dev.headroom.drill;

import dev.headroom.drill.TestPages.TestPageAnswer.RefusedTestPage;
import dev.headroom.drill.TestPages.TestPageRequest;
import dev.headroom.model.Alert;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Routing;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a test page can be told as it is asked for. */
final class TestPageCheck {
  private static final int LABELS_MAX = 64;
  private static final int TEXT_LENGTH_MAX = 256;
  private static final String LABELS = "labels";

  private TestPageCheck() {}

  static Optional<RefusedTestPage> problem(TestPageRequest request, Routing routing) {
    return labels(request.labels())
        .map(reason -> new RefusedTestPage(LABELS, reason))
        .or(() -> by(request.by()))
        .or(() -> receiver(request, routing));
  }

  private static Optional<String> labels(Map<String, String> labels) {
    if (labels.size() > LABELS_MAX) {
      return Optional.of("a test page has at most %d labels".formatted(LABELS_MAX));
    }
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (label.getKey().isEmpty() || isTooLong(label.getKey()) || isTooLong(label.getValue())) {
        return Optional.of(
            "a name has 1 to %d characters, a value %d at most: %s"
                .formatted(TEXT_LENGTH_MAX, TEXT_LENGTH_MAX, shortened(label.getKey())));
      }
    }
    if (labels.containsKey(Alert.DRILL) || labels.containsKey(Alert.DRILL_RECEIVER)) {
      return Optional.of("drill and drill_receiver are set by the server");
    }
    return severity(labels.getOrDefault(Alert.SEVERITY, Urgency.PAGE.text()));
  }

  private static Optional<String> severity(String written) {
    return Arrays.stream(Urgency.values()).anyMatch(each -> each.text().equals(written))
        ? Optional.empty()
        : Optional.of("severity must be page or ticket: " + shortened(written));
  }

  private static Optional<RefusedTestPage> by(String by) {
    return isTooLong(by)
        ? Optional.of(
            new RefusedTestPage("by", "has at most %d characters".formatted(TEXT_LENGTH_MAX)))
        : Optional.empty();
  }

  private static Optional<RefusedTestPage> receiver(TestPageRequest request, Routing routing) {
    if (request.receiver().isEmpty()) {
      return Optional.empty();
    }
    String name = request.receiver().get();
    if (!Set.of(Alert.SEVERITY).containsAll(request.labels().keySet())) {
      return Optional.of(
          new RefusedTestPage(
              LABELS, "beside a receiver there is severity alone; without one, routes decide"));
    }
    return routing.receivers().stream().anyMatch(each -> each.name().equals(name))
        ? Optional.empty()
        : Optional.of(new RefusedTestPage("receiver", "there is no receiver " + shortened(name)));
  }

  private static boolean isTooLong(String text) {
    return text.length() > TEXT_LENGTH_MAX;
  }

  private static String shortened(String text) {
    return isTooLong(text) ? text.substring(0, TEXT_LENGTH_MAX) + "…" : text;
  }
}
