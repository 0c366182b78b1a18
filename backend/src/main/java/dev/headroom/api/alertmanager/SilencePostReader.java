package dev.headroom.api.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.select.Matcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the body of a post of a silence. Alertmanager looks at types first, then at what is
 * missing, in the order of the names, then at the times, then at the conditions: so does this.
 */
final class SilencePostReader {
  private final PostedJson json = new PostedJson("silence");

  /** One condition as it is written; parts may be missing. */
  private record WrittenMatcher(
      Optional<Boolean> isRegex,
      Optional<String> name,
      Optional<String> value,
      Optional<Boolean> isEqual) {}

  SilenceRequest read(byte[] body, Instant now) throws RefusedPostException {
    JsonNode node = json.read(body);
    if (!node.isObject() && !node.isNull()) {
      throw json.unreadable("it is no silence");
    }
    Optional<String> id = json.text(node, "id").filter(text -> !text.isEmpty());
    Optional<String> comment = json.text(node, "comment");
    Optional<String> author = json.text(node, "createdBy");
    Optional<Instant> start = json.time(node, "startsAt");
    Optional<Instant> end = json.time(node, "endsAt");
    List<WrittenMatcher> written = written(node.path("matchers"));
    String reason = required(comment, "comment");
    String by = required(author, "createdBy");
    required(json.text(node, "endsAt"), "endsAt");
    complete(node.path("matchers"), written);
    required(json.text(node, "startsAt"), "startsAt");
    return new SilenceRequest(
        id, matchers(written, times(start, end, now)), by, reason, start, end.orElse(now), false);
  }

  private static <T> T required(Optional<T> value, String name) throws RefusedPostException {
    if (value.isEmpty()) {
      throw new RefusedPostException(RefusedPost.missing(name));
    }
    return value.get();
  }

  private List<WrittenMatcher> written(JsonNode list) throws RefusedPostException {
    if (!list.isArray() && !PostedJson.isNothing(list)) {
      throw json.unreadable("matchers is no list");
    }
    List<WrittenMatcher> written = new ArrayList<>();
    for (JsonNode each : list) {
      if (!each.isObject() && !each.isNull()) {
        throw json.unreadable("matcher " + written.size() + " is no object");
      }
      written.add(
          new WrittenMatcher(
              json.flag(each, "isRegex"),
              json.text(each, "name"),
              json.text(each, "value"),
              json.flag(each, "isEqual")));
    }
    return written;
  }

  private static void complete(JsonNode list, List<WrittenMatcher> written)
      throws RefusedPostException {
    required(Optional.of(list).filter(each -> !PostedJson.isNothing(each)), "matchers");
    if (written.isEmpty()) {
      throw new RefusedPostException(RefusedPost.tooFew("matchers"));
    }
    for (int i = 0; i < written.size(); i++) {
      String place = "matchers." + i + ".";
      required(written.get(i).isRegex(), place + "isRegex");
      required(written.get(i).name(), place + "name");
      required(written.get(i).value(), place + "value");
    }
  }

  /** Whether the times make sense; what is wrong with them, else with the conditions. */
  private static Optional<String> times(
      Optional<Instant> start, Optional<Instant> end, Instant now) {
    if (end.isEmpty() || !end.get().isAfter(start.orElse(Instant.MIN))) {
      return Optional.of("Failed to create silence: start time must be before end time");
    }
    return end.get().isBefore(now)
        ? Optional.of("Failed to create silence: end time can't be in the past")
        : Optional.empty();
  }

  private static List<Matcher> matchers(List<WrittenMatcher> written, Optional<String> wrong)
      throws RefusedPostException {
    if (wrong.isPresent()) {
      throw new RefusedPostException(RefusedPost.said(wrong.get()));
    }
    List<Matcher> matchers = new ArrayList<>();
    for (WrittenMatcher each : written) {
      matchers.add(matcher(each, matchers.size()));
    }
    return matchers;
  }

  private static Matcher matcher(WrittenMatcher written, int place) throws RefusedPostException {
    String name = written.name().orElseThrow();
    String value = written.value().orElseThrow();
    if (name.isEmpty()) {
      throw invalid(place, "label name", name, "");
    }
    try {
      return new Matcher(
          name,
          AlertmanagerSilence.operator(
              written.isRegex().orElseThrow(), written.isEqual().orElse(true)),
          value);
    } catch (IllegalArgumentException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw invalid(place, "regular expression", value, ": " + why.getMessage());
    }
  }

  private static RefusedPostException invalid(int place, String what, String value, String why) {
    return new RefusedPostException(
        RefusedPost.said(
            "silence invalid: invalid label matcher %d: invalid %s \"%s\"%s"
                .formatted(place, what, value, why.replace("`(?s)", "`"))));
  }
}
