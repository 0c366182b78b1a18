package dev.headroom.server;

import dev.headroom.server.wiring.Server.Clocks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

/**
 * One run of the program in this process.
 *
 * @param code exit code
 * @param out what it printed, both streams
 */
record CommandLineRun(int code, String out) {
  private static final Clocks CLOCKS =
      new Clocks(() -> Instant.parse("2026-03-01T00:00:00Z"), () -> 0);

  static CommandLineRun of(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code = Headroom.commandLine(CLOCKS, out, out).execute(arguments);
    return new CommandLineRun(code, text.toString());
  }
}
