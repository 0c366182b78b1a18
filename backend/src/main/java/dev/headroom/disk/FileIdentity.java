package dev.headroom.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file is whatever it is called. Whoever writes to an open file that has lost its name
 * writes to what nobody finds again.
 *
 * @param key what the file system knows it by; null where it has no such thing, so that only
 *     whether there is a file is seen
 */
record FileIdentity(@Nullable Object key) {
  static FileIdentity of(Path path) throws IOException {
    return of(Files.readAttributes(path, BasicFileAttributes.class));
  }

  static FileIdentity of(BasicFileAttributes attributes) {
    return new FileIdentity(attributes.fileKey());
  }

  /** Whether a path leads to the file. */
  boolean isAt(Path path) throws IOException {
    try {
      return Objects.equals(key, of(path).key());
    } catch (NoSuchFileException | NotDirectoryException _) {
      return false;
    }
  }
}
