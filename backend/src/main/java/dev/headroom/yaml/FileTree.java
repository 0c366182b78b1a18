package dev.headroom.yaml;

import dev.headroom.model.text.FailureText;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The files of a folder and of the folders in it. */
public final class FileTree {
  private static final int DEPTH_MAX = 16;

  private FileTree() {}

  /**
   * All files, by path; hidden ones and those of hidden folders left out, links followed. None
   * where there is no such folder. What cannot be looked into is a problem.
   */
  public static List<Path> under(Path folder, Problems problems) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          DEPTH_MAX,
          new Visitor(folder, files, problems));
    } else if (TextFile.isThere(folder)) {
      problems.add(folder.toString(), 0, 0, "cannot be read: it is no folder");
    }
    return files.stream().sorted().toList();
  }

  /** Whether a file's name ends so, in capitals or not. */
  public static boolean endsWith(Path file, String... endings) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Path> files;
    private final Problems problems;

    Visitor(Path folder, List<Path> files, Problems problems) {
      this.folder = folder;
      this.files = files;
      this.problems = problems;
    }

    private boolean isHidden(Path path) {
      return !path.equals(folder) && path.getFileName().toString().startsWith(".");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      if (isHidden(path)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isRegularFile()) {
        files.add(path);
      } else {
        problems.add(path.toString(), 0, 0, "not read: neither a file nor a folder to look into");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
      if (!isHidden(path)) {
        problems.add(path.toString(), 0, 0, "cannot be read: " + FailureText.of(failure));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
