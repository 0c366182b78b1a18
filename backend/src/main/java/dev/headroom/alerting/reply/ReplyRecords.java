package dev.headroom.alerting.reply;

import dev.headroom.alerting.reply.AlarmReply.ReplyWay;
import java.time.Instant;
import java.util.Optional;

/** Replies that have come, within one unit of work; deleted with their incident. */
public interface ReplyRecords {
  /** How many replies of one incident are kept that acknowledge nothing; more are refused. */
  int OF_INCIDENT_MAX = 500;

  /** Whether a reply of this id has come this way. */
  boolean isKnown(ReplyWay way, String id);

  /** How many of an incident are kept. */
  int count(String incident);

  /**
   * Keeps one that is not known yet.
   *
   * @param to what it is about
   */
  void add(AlarmReply reply, AlarmKey to, Instant at);

  /** What the latest reply is about that named the same thing elsewhere; empty if none did. */
  Optional<AlarmKey> named(ReplyWay way, String elsewhere);
}
