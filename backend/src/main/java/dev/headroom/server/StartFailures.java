package dev.headroom.server;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what kept a command from running into one line for people and an exit code. */
final class StartFailures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult arguments) throws Exception {
    if (failure instanceof InvalidFiles invalid) {
      invalid.problems().forEach(problem -> commandLine.getErr().println(problem));
    }
    if (failure instanceof IOException) {
      commandLine.getErr().println("headroom: not started: " + inWords(failure));
      return Headroom.NOT_STARTED;
    }
    throw failure;
  }

  /** What the file system fails with names the file alone. */
  private static @Nullable String inWords(Exception failure) {
    return switch (failure) {
      case FileAlreadyExistsException file -> file.getFile() + " is there and is not a folder";
      case NoSuchFileException file -> "there is no " + file.getFile();
      case AccessDeniedException file -> file.getFile() + " may not be read or written";
      default -> failure.getMessage();
    };
  }
}
