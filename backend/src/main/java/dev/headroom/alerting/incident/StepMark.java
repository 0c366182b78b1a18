package dev.headroom.alerting.incident;

import java.time.Instant;

/**
 * A step of an incident's runbook that somebody marked.
 *
 * @param step its number among the runbook's steps, from 0
 * @param by who marked it last
 * @param at when that was
 */
public record StepMark(int step, boolean done, String by, Instant at) {
  public static final int STEP_MAX = 999;
}
