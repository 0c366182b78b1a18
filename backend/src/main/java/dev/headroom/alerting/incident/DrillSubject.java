package dev.headroom.alerting.incident;

/**
 * What our own drills and test pages are about. What others send may have the labels of a drill; it
 * never has such a subject.
 */
public final class DrillSubject {
  /** What the subject of a test page begins with. */
  public static final String PAGE = "drill/page-";

  /** What the subject of the page of a drill begins with. */
  public static final String RUN = "drill/run-";

  private DrillSubject() {}

  /** Whether an incident only tries out how people are told. */
  public static boolean isOf(Incident incident) {
    return incident.subject().startsWith(PAGE) || incident.subject().startsWith(RUN);
  }
}
