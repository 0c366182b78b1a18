package dev.headroom.config;

import dev.headroom.yaml.FileTree;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name for what files hold, so that people can tell two sets of rules apart. */
final class FileDigest {
  private static final int LETTERS = 12;

  private final MessageDigest digest;
  private final int fileBytesMax;

  /**
   * @param fileBytesMax of each file only so many bytes count: a larger one is not in force
   */
  FileDigest(int fileBytesMax) {
    this.fileBytesMax = fileBytesMax;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds a file; nothing if it is not there. */
  FileDigest file(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      add("", file);
    }
    return this;
  }

  /**
   * Adds every file of a folder, and of those in it, that has one of the endings; nothing if it is
   * not there.
   */
  FileDigest folder(Path folder, String... endings) throws IOException {
    for (Path file : FileTree.under(folder, new Problems())) {
      if (FileTree.endsWith(file, endings)) {
        add(folder.relativize(file).toString(), file);
      }
    }
    return this;
  }

  private void add(String name, Path file) throws IOException {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(TextFile.startOrNothing(file, fileBytesMax));
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, LETTERS);
  }
}
