package dev.headroom.model.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Failures of the disk and the file system in words for people. */
public final class FailureText {
  private FailureText() {}

  /**
   * What failed, without the name of a Java class. What the file system fails with often names the
   * file alone, and what only wraps another failure repeats it.
   */
  public static String of(Throwable failure) {
    return switch (failure) {
      case FileSystemLoopException file -> file.getFile() + " leads back to a folder it stands in";
      case FileAlreadyExistsException file -> file.getFile() + " is there and is not a folder";
      case NoSuchFileException file -> "there is no " + file.getFile();
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case AccessDeniedException file -> file.getFile() + " may not be read or written";
      default -> message(failure);
    };
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    Throwable cause = failure.getCause();
    if (cause != null && (message == null || message.equals(cause.toString()))) {
      return of(cause);
    }
    if (message != null && !message.isBlank()) {
      return message;
    }
    return failure instanceof IOException ? "reading or writing failed" : "an unexpected failure";
  }
}
