package dev.headroom.disk;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps everybody else's eyes off the data: folders 0700, files 0600. */
final class FileMask {
  private static final Logger LOG = LoggerFactory.getLogger(FileMask.class);
  private static final int OTHERS = 0077;
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private FileMask() {}

  @SuppressWarnings("restricted") // the manifest grants it
  static void set() {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> umask = linker.defaultLookup().find("umask");
    if (umask.isEmpty()) {
      return;
    }
    MethodHandle call =
        linker.downcallHandle(
            umask.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try {
      int _ = (int) call.invokeExact(OTHERS);
    } catch (Throwable e) {
      throw new IllegalStateException("umask cannot be called", e);
    }
  }

  /** Takes from others what they may do with a folder and all that is in it. */
  static void restrict(Path folder) throws IOException {
    if (!Files.exists(folder) || !Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            restrict(each, FOLDER);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              restrict(each, FILE);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** What somebody else owns can be used and not changed; that is said and no reason to stop. */
  private static void restrict(Path each, Set<PosixFilePermission> allowed) {
    try {
      if (!Files.getPosixFilePermissions(each).equals(allowed)) {
        Files.setPosixFilePermissions(each, allowed);
      }
    } catch (IOException e) {
      LOG.warn("others may be able to read {}", each, e);
    }
  }
}
