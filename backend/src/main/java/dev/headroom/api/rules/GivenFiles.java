package dev.headroom.api.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Parameters;
import dev.headroom.version.RuleVersions;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of rules that somebody sends. */
final class GivenFiles {
  private static final Pattern PATH =
      Pattern.compile("(?:alert-rules|runbooks)(?:/[\\w@%+=:, -][\\w@%+=:,. -]*)+");

  private GivenFiles() {}

  /** The texts by path; every problem names the field. */
  static NavigableMap<String, String> of(JsonNode files) {
    if (!files.isObject() || files.isEmpty()) {
      throw Parameters.bad("files", "must be an object of texts by path, with at least one");
    }
    NavigableMap<String, String> texts = new TreeMap<>();
    files.properties().forEach(each -> texts.put(path(each.getKey()), text(each.getValue())));
    long bytes =
        texts.values().stream()
            .mapToLong(each -> each.getBytes(StandardCharsets.UTF_8).length)
            .sum();
    if (bytes > RuleVersions.VERSION_BYTES_MAX) {
      throw Parameters.bad(
          "files", "have more than %d bytes".formatted(RuleVersions.VERSION_BYTES_MAX));
    }
    return texts;
  }

  private static String path(String path) {
    if (!PATH.matcher(path).matches()) {
      throw Parameters.bad(
          "files", "'%s' is no path of a file below alert-rules/ or runbooks/".formatted(path));
    }
    return path;
  }

  private static String text(JsonNode text) {
    if (!text.isTextual()) {
      throw Parameters.bad("files", "must be texts");
    }
    return text.asText();
  }
}
