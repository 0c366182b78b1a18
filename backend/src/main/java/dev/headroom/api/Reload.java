package dev.headroom.api;

import dev.headroom.model.Problem;
import java.io.IOException;
import java.util.List;

/** Reads the files people write again. */
@FunctionalInterface
public interface Reload {
  /** What came of it. */
  sealed interface Result {
    /**
     * In force now.
     *
     * @param promises how its objectives differ from those before
     */
    record InForce(int objectives, int receivers, int runbooks, int services, Difference promises)
        implements Result {}

    /** Nothing changed: the files have problems. */
    record InvalidRules(List<Problem> problems) implements Result {}

    /** Nothing changed: it cannot be written down, for now. */
    record NotRecorded(String reason) implements Result {}
  }

  /**
   * Names of what is there now and was not, says something else than before, or is there no more.
   */
  record Difference(List<String> added, List<String> changed, List<String> removed) {}

  /**
   * @throws IOException if the files cannot be read
   */
  Result reload() throws IOException;
}
