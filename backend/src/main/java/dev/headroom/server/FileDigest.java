package dev.headroom.server;

import dev.headroom.yaml.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A short name for what files hold, so that people can tell two sets of rules apart. */
final class FileDigest {
  private static final int LETTERS = 12;

  private final MessageDigest digest;

  FileDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds a file, or every file of a folder that has one of the endings; nothing without it. */
  FileDigest add(Path folder, String... endings) throws IOException {
    if (Files.notExists(folder)) {
      return this;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(file -> FileTree.endsWith(file, endings))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
    }
    for (Path file : files) {
      digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(Files.readAllBytes(file));
    }
    return this;
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, LETTERS);
  }
}
