package dev.headroom.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A pod whose calls are measured by the OpenTelemetry SDK for JavaScript; src/test/js/pod.mjs. */
final class JavaScriptPod implements Pod {
  private final Process process;
  private final Writer input;
  private final BufferedReader output;

  private JavaScriptPod(Process process) {
    this.process = process;
    this.input = process.outputWriter();
    this.output = process.inputReader();
  }

  /**
   * @param environment what an operator would set: {@code OTEL_…}
   */
  static JavaScriptPod start(String url, Map<String, String> environment) throws IOException {
    Path clients = Path.of(System.getProperty("headroom.home"), "backend/src/test/js");
    if (!Files.isDirectory(clients.resolve("node_modules"))) {
      throw new IllegalStateException("not installed by the build: " + clients);
    }
    ProcessBuilder builder =
        new ProcessBuilder(List.of(System.getProperty("headroom.node"), "pod.mjs"))
            .directory(clients.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OTEL_EXPORTER_OTLP_ENDPOINT", url);
    builder.environment().putAll(environment);
    return new JavaScriptPod(builder.start());
  }

  @Override
  public void calls(int fast, int slow) throws IOException {
    say("calls " + fast + " " + slow);
  }

  @Override
  public void flush() throws IOException {
    say("flush");
  }

  @Override
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    input.close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the pod did not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void say(String line) throws IOException {
    input.write(line + "\n");
    input.flush();
    String answer = output.readLine();
    if (!(line + " done").equals(answer)) {
      throw new IllegalStateException(line + " was answered with " + answer);
    }
  }
}
