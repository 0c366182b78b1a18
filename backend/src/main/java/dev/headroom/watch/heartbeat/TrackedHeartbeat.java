package dev.headroom.watch.heartbeat;

import dev.headroom.alerting.source.AlertAccount.Ownership;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.model.text.DurationText;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.Finding.FindingKind;
import dev.headroom.watch.finding.WatchSubject;
import dev.headroom.watch.heartbeat.HeartbeatStatus.BeatState;
import dev.headroom.watch.record.HeartbeatRecords.KeptBeat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * One heartbeat. How long nothing has come is measured by the monotonic time of this process, so
 * that neither a clock that is set nor our own downtime is held against its sender.
 *
 * @param countedFrom monotonic nanoseconds: the last beat, or since when one could have come
 * @param heard whether the last beat, here or before the start, was in time
 * @param lastAt when the last beat came; empty if none ever has
 */
record TrackedHeartbeat(
    HeartbeatRule rule, long countedFrom, boolean heard, Optional<Instant> lastAt, long beats) {

  Duration silence(long nanoTime) {
    return Duration.ofNanos(nanoTime - countedFrom);
  }

  boolean isMissed(long nanoTime) {
    return silence(nanoTime).compareTo(rule.allowed()) > 0;
  }

  TrackedHeartbeat beaten(Instant at, long nanoTime) {
    return new TrackedHeartbeat(rule, nanoTime, true, Optional.of(at), beats + 1);
  }

  /**
   * The same, after what came before the start; what has come since is newer.
   *
   * @param inTime whether none was due after that one when it was recalled
   */
  TrackedHeartbeat after(KeptBeat kept, boolean inTime) {
    return new TrackedHeartbeat(
        rule,
        countedFrom,
        heard || inTime,
        Optional.of(lastAt.orElse(kept.lastAt())),
        beats + kept.beats());
  }

  /**
   * The same under another declaration. Other times begin anew, so that a reload misses nothing;
   * what is missed stays so until a beat comes.
   */
  TrackedHeartbeat under(HeartbeatRule next, long nanoTime) {
    boolean begins = !next.allowed().equals(rule.allowed()) && !isMissed(nanoTime);
    return new TrackedHeartbeat(next, begins ? nanoTime : countedFrom, heard, lastAt, beats);
  }

  HeartbeatStatus status(Instant now, long nanoTime) {
    Duration left = rule.allowed().minus(silence(nanoTime));
    return new HeartbeatStatus(
        rule, state(nanoTime), lastAt, beats, now.plus(left).truncatedTo(ChronoUnit.MILLIS));
  }

  private BeatState state(long nanoTime) {
    if (isMissed(nanoTime)) {
      return BeatState.MISSED;
    }
    if (!heard) {
      return BeatState.WAITING;
    }
    return silence(nanoTime).compareTo(rule.interval()) > 0 ? BeatState.LATE : BeatState.OK;
  }

  Finding finding(Instant now, long nanoTime) {
    Duration late = silence(nanoTime).minus(rule.allowed());
    return new Finding(
        WatchSubject.heartbeat(rule.name()),
        FindingKind.HEARTBEAT_MISSED,
        rule.severity(),
        level(nanoTime),
        late.isNegative() ? now : now.minus(late).truncatedTo(ChronoUnit.MILLIS),
        new Ownership(rule.service(), rule.owner(), rule.runbook()),
        Map.of(Finding.HEARTBEAT, rule.name()),
        summary());
  }

  /** Of one that is not heard yet nothing is known: what stands stays, and nothing begins. */
  private AlertLevel level(long nanoTime) {
    if (isMissed(nanoTime)) {
      return AlertLevel.FIRING;
    }
    return heard ? AlertLevel.CLEAR : AlertLevel.UNKNOWN;
  }

  private String summary() {
    String last =
        lastAt
            .map(at -> "the last beat came at " + at.truncatedTo(ChronoUnit.SECONDS))
            .orElse("none has ever come");
    String text =
        "%s: heartbeat %s is missed: %s, one is due every %s (grace %s)"
            .formatted(
                rule.service(),
                rule.name(),
                last,
                DurationText.format(rule.interval()),
                DurationText.format(rule.grace()));
    return rule.description().isEmpty() ? text : text + ". " + rule.description();
  }
}
