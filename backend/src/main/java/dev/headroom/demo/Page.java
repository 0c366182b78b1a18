package dev.headroom.demo;

import java.time.Instant;

/**
 * One delivery as it arrived.
 *
 * @param receivedAt the first time it came
 * @param hook which format it was sent in
 * @param signature what checking it said
 * @param id webhook-id; empty for the format without one
 * @param status what it says: {@code firing}, {@code resolved}, {@code incident.opened}, …
 * @param severity {@code page} or {@code ticket}; empty if it does not say
 * @param summary one line for people; may be empty
 * @param incidentUrl where the incident is shown; empty unless http or https
 * @param runbookUrl where the runbook is shown; empty unless http or https
 * @param times how often it came
 */
record Page(
    Instant receivedAt,
    Hook hook,
    SignatureCheck signature,
    String id,
    String status,
    String severity,
    String summary,
    String incidentUrl,
    String runbookUrl,
    int times) {
  /** The formats. */
  enum Hook {
    V4,
    SIGNED
  }

  Page again() {
    return new Page(
        receivedAt,
        hook,
        signature,
        id,
        status,
        severity,
        summary,
        incidentUrl,
        runbookUrl,
        times + 1);
  }
}
