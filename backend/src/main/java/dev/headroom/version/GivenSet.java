package dev.headroom.version;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;

/**
 * A set of rules that is about to be in force.
 *
 * @param digest a short name for what its files hold
 * @param files the texts by path
 * @param by who puts it into force
 */
record GivenSet(String digest, NavigableMap<String, String> files, String by, Instant at) {
  /** UTF-8 bytes of the paths and texts. */
  static long size(Map<String, String> files) {
    return files.entrySet().stream()
        .mapToLong(each -> utf8(each.getKey()) + utf8(each.getValue()))
        .sum();
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  boolean isTooLarge() {
    return size(files) > RuleVersions.VERSION_BYTES_MAX;
  }

  RuleVersion as(long number) {
    return new RuleVersion(number, digest, at, by, files.size(), size(files));
  }
}
