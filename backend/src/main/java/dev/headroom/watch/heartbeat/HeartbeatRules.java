package dev.headroom.watch.heartbeat;

import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Every declared heartbeat, in order of name. */
public record HeartbeatRules(List<HeartbeatRule> all) {
  /** How many may be declared. */
  public static final int HEARTBEATS_MAX = 1_000;

  public static final HeartbeatRules NONE = new HeartbeatRules(List.of());

  public HeartbeatRules {
    all = all.stream().sorted(Comparator.comparing(HeartbeatRule::name)).toList();
  }

  /**
   * Reads {@code heartbeats.yaml}. What is wrong is added to the problems; the answer is only good
   * for use if there are none. Without the file no heartbeat is declared.
   *
   * @throws IOException if the file is there but cannot be read
   */
  public static HeartbeatRules read(Path file, Problems problems) throws IOException {
    return HeartbeatReader.read(file, problems);
  }
}
