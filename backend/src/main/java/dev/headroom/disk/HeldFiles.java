package dev.headroom.disk;

import dev.headroom.model.text.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that a library holds open and that never become smaller: whether their names still lead to
 * them. To look costs one call of the file system for each. Not for use by several threads.
 */
public final class HeldFiles {
  private final List<Path> paths;
  private final Map<Path, HeldFile> seen = new HashMap<>();

  /** A file as it was seen last. */
  private record HeldFile(FileIdentity identity, long size) {}

  /**
   * @param paths one that is not there yet is held once it is
   */
  public HeldFiles(Path... paths) {
    this.paths = List.of(paths);
  }

  /** Why what is written to them would be lost; empty if all are in their place. */
  public Optional<String> lost() {
    return paths.stream().flatMap(path -> lost(path).stream()).findFirst();
  }

  private Optional<String> lost(Path path) {
    HeldFile before = seen.get(path);
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      HeldFile next = new HeldFile(FileIdentity.of(now), now.size());
      if (before != null && !before.identity().equals(next.identity())) {
        return Optional.of(path + " was replaced while it was in use");
      }
      if (before != null && next.size() < before.size()) {
        return Optional.of(path + " was cut while it was in use");
      }
      seen.put(path, next);
      return Optional.empty();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return before == null
          ? Optional.empty()
          : Optional.of(path + " was removed while it was in use");
    } catch (IOException e) {
      return Optional.of(path + " cannot be looked at: " + FailureText.of(e));
    }
  }
}
