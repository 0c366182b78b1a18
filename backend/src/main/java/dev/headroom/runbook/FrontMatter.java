package dev.headroom.runbook;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

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
