package dev.headroom.api.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Parameters;
import dev.headroom.version.RuleVersions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of rules that somebody sends. */
final class GivenFiles {
  private static final Set<String> FOLDERS = Set.of("alert-rules", "runbooks");
  private static final Pattern NAME = Pattern.compile("[\\w@%+=:, -][\\w@%+=:,. -]*+");
  private static final int NAME_LENGTH_MAX = 200;
  private static final int NAMES_MAX = 16;

  private GivenFiles() {}

  /** The texts by path; every problem names the field. */
  static NavigableMap<String, String> of(JsonNode files) {
    if (!files.isObject() || files.isEmpty()) {
      throw Parameters.bad("files", "must be an object of texts by path, with at least one");
    }
    NavigableMap<String, String> texts = new TreeMap<>();
    files.properties().forEach(each -> texts.put(path(each.getKey()), text(each.getValue())));
    texts.keySet().forEach(each -> checkFolders(each, texts.keySet()));
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
    if (!isPath(path)) {
      throw Parameters.bad(
          "files", "'%s' is no path of a file below alert-rules/ or runbooks/".formatted(path));
    }
    return path;
  }

  private static boolean isPath(String path) {
    List<String> names = List.of(path.split("/", NAMES_MAX + 1));
    return names.size() > 1
        && names.size() <= NAMES_MAX
        && FOLDERS.contains(names.getFirst())
        && names.stream()
            .allMatch(name -> name.length() <= NAME_LENGTH_MAX && NAME.matcher(name).matches());
  }

  /** No file stands where others have a folder. */
  private static void checkFolders(String path, Set<String> all) {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      if (all.contains(path.substring(0, end))) {
        throw Parameters.bad(
            "files", "'%s' lies below a file: %s".formatted(path, path.substring(0, end)));
      }
    }
  }

  private static String text(JsonNode text) {
    if (!text.isTextual()) {
      throw Parameters.bad("files", "must be texts");
    }
    return text.asText();
  }
}
