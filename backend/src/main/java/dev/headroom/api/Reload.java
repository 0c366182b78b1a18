package dev.headroom.api;

import dev.headroom.model.Problem;
import java.io.IOException;
import java.util.List;

/** Reads the files people write again. */
@FunctionalInterface
public interface Reload {
  /** What became of it. */
  sealed interface Outcome {
    /**
     * In force now.
     *
     * @param promises how its objectives differ from those before
     */
    record Taken(int objectives, int receivers, int runbooks, int services, Difference promises)
        implements Outcome {}

    /** Nothing changed: the files have problems. */
    record Kept(List<Problem> problems) implements Outcome {}

    /** Nothing changed: it cannot be written down, for now. */
    record Refused(String reason) implements Outcome {}
  }

  /**
   * Names of what is there now and was not, says something else than before, or is there no more.
   */
  record Difference(List<String> added, List<String> changed, List<String> removed) {}

  Outcome reload() throws IOException;
}
