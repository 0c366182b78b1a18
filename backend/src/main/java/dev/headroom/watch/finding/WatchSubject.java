package dev.headroom.watch.finding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of what is watched beside promises. No objective's name holds a slash, what says that one
 * is not watched ends in another word, and subjects of alerts from outside end in a digest.
 */
public final class WatchSubject {
  /** That promises are evaluated. */
  public static final String EVALUATOR = "evaluator/stalled";

  /** That alerts of others find room. */
  public static final String OUTSIDE = "outside/refused";

  private static final Pattern HEARTBEAT = Pattern.compile("heartbeat/(.+)/missed");
  private static final Pattern SCHEDULE = Pattern.compile("schedule/(.+)/failed");
  private static final Pattern RECEIVER = Pattern.compile("receiver/(.+)/undelivered");

  private WatchSubject() {}

  /** Whether it is a subject of this room. */
  public static boolean is(String subject) {
    return subject.equals(EVALUATOR)
        || subject.equals(OUTSIDE)
        || heartbeatOf(subject).isPresent()
        || scheduleOf(subject).isPresent()
        || receiverOf(subject).isPresent();
  }

  /** That a heartbeat comes. */
  public static String heartbeat(String name) {
    return "heartbeat/" + name + "/missed";
  }

  /** That pages reach a receiver. */
  public static String receiver(String name) {
    return "receiver/" + name + "/undelivered";
  }

  /** That the drills of a schedule pass. */
  public static String schedule(String name) {
    return "schedule/" + name + "/failed";
  }

  /** The name of the schedule that a subject is about; empty if it is about something else. */
  public static Optional<String> scheduleOf(String subject) {
    return named(SCHEDULE, subject);
  }

  /** The name of the heartbeat that a subject is about; empty if it is about something else. */
  public static Optional<String> heartbeatOf(String subject) {
    return named(HEARTBEAT, subject);
  }

  /** The name of the receiver that a subject is about; empty if it is about something else. */
  public static Optional<String> receiverOf(String subject) {
    return named(RECEIVER, subject);
  }

  private static Optional<String> named(Pattern pattern, String subject) {
    Matcher matcher = pattern.matcher(subject);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
