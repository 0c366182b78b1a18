package dev.headroom.runbook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Ids for the headings of one page, made of their words as code hosts make them. All carry a
 * prefix, so that no heading can take an id the application uses itself.
 */
final class HeadingIds {
  static final String PREFIX = "runbook-";

  private final Map<String, Integer> taken = new HashMap<>();

  String next(String words) {
    String slug =
        words
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}\\s-]", "")
            .strip()
            .replaceAll("\\s+", "-");
    int before = taken.merge(slug, 1, Integer::sum) - 1;
    return PREFIX + (before == 0 ? slug : slug + "-" + before);
  }
}
