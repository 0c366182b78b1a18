package dev.headroom.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Another process, or another part of this one, works on the data directory. */
public final class DataDirectoryInUse extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Path directory;
  private final transient OptionalLong pid;

  DataDirectoryInUse(Path directory, OptionalLong pid) {
    super(
        "data directory %s is in use by %s"
            .formatted(directory, pid.isPresent() ? "pid " + pid.getAsLong() : "another process"));
    this.directory = directory;
    this.pid = pid;
  }

  public Path directory() {
    return directory;
  }

  /** The process that holds it; empty if it did not say. */
  public OptionalLong pid() {
    return pid;
  }
}
