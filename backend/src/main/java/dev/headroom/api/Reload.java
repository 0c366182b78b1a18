package dev.headroom.api;

import dev.headroom.model.Problem;
import java.io.IOException;
import java.util.List;

/** Reads the files people write again. */
@FunctionalInterface
public interface Reload {
  /** What became of it. */
  sealed interface Outcome {
    /** In force now. */
    record Taken(int objectives, int receivers, int runbooks, int services) implements Outcome {}

    /** Nothing changed: the files have problems. */
    record Kept(List<Problem> problems) implements Outcome {}

    /** Nothing changed: it cannot be written down, for now. */
    record Refused(String reason) implements Outcome {}
  }

  Outcome reload() throws IOException;
}
