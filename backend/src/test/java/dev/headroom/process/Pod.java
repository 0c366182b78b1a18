package dev.headroom.process;

import java.io.IOException;

/**
 * A process of a service, as an OpenTelemetry SDK in its default settings sees it: three scopes,
 * each with a counter {@code calls} and a histogram {@code call.duration} in ms of the same calls.
 */
interface Pod extends AutoCloseable {
  /** Calls of 20 ms with code 200 and calls of 400 ms with code 500, in each scope. */
  void calls(int fast, int slow) throws IOException;

  /** Exports now. */
  void flush() throws IOException;

  /** Ends without another export. */
  void kill() throws InterruptedException;

  /** Ends as an application does, with a last export. */
  @Override
  void close() throws IOException;
}
