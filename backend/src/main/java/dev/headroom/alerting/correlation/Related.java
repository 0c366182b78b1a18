package dev.headroom.alerting.correlation;

import java.time.Instant;

/**
 * How another incident belongs to one.
 *
 * @param incident id of the other one
 * @param subject what is wrong there
 * @param service whose it is
 * @param beganAt its onset
 * @param relation {@code cause}: it is of what this one's service needs; {@code same}: the same
 *     kind of fault, begun at the same time; {@code effect}: it is of what needs this one's service
 * @param attached whether one of the two stands for the other
 * @param reason in words: {@code payments began 40s earlier and checkout needs it}
 */
public record Related(
    String incident,
    String subject,
    String service,
    Instant beganAt,
    String relation,
    boolean attached,
    String reason) {
  static final String CAUSE = "cause";
  static final String SAME = "same";
  static final String EFFECT = "effect";
}
