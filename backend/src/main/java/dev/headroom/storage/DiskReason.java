package dev.headroom.storage;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Why a disk failed, in words for people: without names of classes, and without paths. */
public final class DiskReason {
  private static final String UNKNOWN = "the disk gave no reason";

  private DiskReason() {}

  /** What the first failure of a chain said, which is the disk's own word. */
  public static String of(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    @Nullable String said =
        switch (first) {
          case NoSuchFileException _ -> "a file is missing";
          case AccessDeniedException _ -> "access is denied";
          case FileSystemException disk -> disk.getReason();
          default -> first.getMessage();
        };
    return said != null && !said.isBlank() ? said : UNKNOWN;
  }
}
