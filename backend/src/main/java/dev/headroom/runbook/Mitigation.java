package dev.headroom.runbook;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One item under Mitigation. {@code If one shard is gone: restart it} is done in that case only.
 *
 * @param condition in which case, {@code one shard is gone}; empty if in any
 * @param action what is done then
 * @param command what to type; empty where the item has no code of its own
 * @param task its place among the tasks of the page; empty if it cannot be ticked
 */
public record Mitigation(
    Optional<String> condition, String action, String command, OptionalInt task) {
  /** A longer one is a sentence that happens to hold a colon. */
  private static final int CONDITION_LENGTH_MAX = 120;

  private static final Pattern FORM =
      Pattern.compile("[Ii]f (.{1," + CONDITION_LENGTH_MAX + "}?): +(.+)");

  static Mitigation of(String words, String command, OptionalInt task) {
    Matcher form = FORM.matcher(words);
    return form.matches()
        ? new Mitigation(Optional.of(form.group(1)), form.group(2), command, task)
        : new Mitigation(Optional.empty(), words, command, task);
  }
}
