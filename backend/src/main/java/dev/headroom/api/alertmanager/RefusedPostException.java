package dev.headroom.api.alertmanager;

/** Goes up to the one place where it becomes an answer. */
final class RefusedPostException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient RefusedPost why;

  RefusedPostException(RefusedPost why) {
    super(why.message(), null, false, false);
    this.why = why;
  }

  RefusedPost why() {
    return why;
  }
}
