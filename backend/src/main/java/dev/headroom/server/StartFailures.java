package dev.headroom.server;

import dev.headroom.config.InvalidFiles;
import dev.headroom.model.text.FailureText;
import java.io.IOException;
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
      commandLine.getErr().println("headroom: not started: " + FailureText.of(failure));
      return Headroom.NOT_STARTED;
    }
    throw failure;
  }
}
