package dev.headroom.runbook;

import dev.headroom.runbook.live.LiveBlock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One page of what to do.
 *
 * @param id the file's name without {@code .md}; stable, what alerts and links name
 * @param title text of the first heading; the alert's name where there is none
 * @param frontMatter what the page says about itself
 * @param html the text, rendered and sanitised: safe to show as it is. Headings carry ids, task
 *     list items the class {@code task}, and the {@code pre} of live block {@code n} (counted from
 *     0) the attribute {@code data-live="n"}
 * @param liveBlocks in the order of the text
 * @param firstStep what to look at before anything is done
 * @param mitigations in the order of the text
 */
public record Runbook(
    String id,
    String title,
    FrontMatter frontMatter,
    String html,
    List<LiveBlock> liveBlocks,
    FirstStep firstStep,
    List<Mitigation> mitigations) {
  public Runbook {
    liveBlocks = List.copyOf(liveBlocks);
    mitigations = List.copyOf(mitigations);
  }

  /** The text with labels in place of {@code $name} in the addresses of its links. */
  public String html(Map<String, String> labels) {
    return PageLinks.bound(html, labels);
  }

  /**
   * What a runbook says to look at before anything is done: the first item under Diagnosis.
   *
   * @param text its words, code between backticks; empty where there is none
   * @param liveBlocks the places of its live blocks among those of the page, in their order
   */
  public record FirstStep(String text, List<Integer> liveBlocks) {
    /** Nothing stands under Diagnosis that could be looked at first. */
    static final FirstStep NONE = new FirstStep("", List.of());

    public FirstStep {
      liveBlocks = List.copyOf(liveBlocks);
    }
  }

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

  /**
   * What a runbook says about itself, above its text.
   *
   * @param alert name of the alert it belongs to
   * @param service whose alert that is
   * @param owner team that keeps the page true
   * @param severity {@code page} or {@code ticket}: how urgent the alert can become
   * @param slo the objective behind the alert; may be empty
   * @param escalation whom to call when this page does not help; may be empty
   * @param reviewed when somebody last went through it
   * @param reviewEvery how long a review holds
   */
  public record FrontMatter(
      String alert,
      String service,
      String owner,
      String severity,
      String slo,
      String escalation,
      Optional<LocalDate> reviewed,
      Optional<Period> reviewEvery) {

    /** Whether the last review no longer holds on a day; false where either date is missing. */
    public boolean reviewDue(LocalDate today) {
      return reviewed.isPresent()
          && reviewEvery.isPresent()
          && reviewed.get().plus(reviewEvery.get()).isBefore(today);
    }
  }
}
