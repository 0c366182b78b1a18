package dev.headroom.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Alertmanager, asked by its own tool. Both are Debian's package, as for {@code amtool}. */
final class AlertmanagerProcess implements AutoCloseable {
  private static final Duration MAX = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final Path program;
  private final int port;
  private Process process;
  private int starts;

  private AlertmanagerProcess(Path program, Path folder, int port, String config)
      throws IOException {
    this.program = program;
    this.folder = Files.createDirectories(folder);
    this.port = port;
    Files.writeString(folder.resolve("alertmanager.yml"), config);
    this.process = run();
  }

  /** Where a program is; null if there is none and this is known. */
  @SuppressWarnings("SystemOut")
  static @Nullable Path program(String name) {
    Path found =
        Stream.of(System.getenv("PATH").split(":"))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      if (System.getProperty("headroom.withoutAmtool") == null) {
        throw new AssertionError(
            name
                + " is not on the PATH: install Debian's package prometheus-alertmanager, or accept"
                + " that it is not tested against with -Dheadroom.withoutAmtool");
      }
      System.out.println("WARNING: it was NOT tested against a real Alertmanager");
    }
    return found;
  }

  static AlertmanagerProcess start(Path program, Path folder) throws IOException {
    return start(program, folder, "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
  }

  /**
   * The same.
   *
   * @param config what stands in its configuration file
   */
  static AlertmanagerProcess start(Path program, Path folder, String config) throws IOException {
    return new AlertmanagerProcess(program, folder, freePort(), config);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** With nothing in its memory or on its disk. */
  private Process run() throws IOException {
    starts++;
    return new ProcessBuilder(
            program.toString(),
            "--config.file=" + folder.resolve("alertmanager.yml"),
            "--storage.path=" + folder.resolve("data-" + starts),
            "--web.listen-address=127.0.0.1:" + port,
            "--cluster.listen-address=")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("alertmanager-" + starts + ".log").toFile())
        .start();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Ends it at once and starts another one at its address, which knows nothing. */
  void restart() throws IOException, InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    process = run();
  }

  /** The alerts that fire, as amtool says; none while it cannot be asked. */
  JsonNode firing(Path amtool) throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder(
                List.of(
                    amtool.toString(),
                    "--alertmanager.url=" + url(),
                    "-o",
                    "json",
                    "alert",
                    "query"))
            .redirectError(folder.resolve("amtool.log").toFile())
            .start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor(30, TimeUnit.SECONDS);
    return HeadroomProcess.JSON.readTree(answer.isBlank() ? "[]" : answer);
  }

  /** What it answers to a question; empty if it does not answer yet. */
  String get(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path)).build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .handle((answer, failure) -> failure == null ? answer.body() : "")
        .join();
  }

  /** Hands it alerts. */
  void post(String alerts) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/api/v2/alerts"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(alerts))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("alertmanager refuses: " + answer.body());
    }
  }

  /** Whether something comes within a minute. */
  boolean comes(BooleanSupplier happened) throws InterruptedException {
    long deadline = System.nanoTime() + MAX.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        return false;
      }
      Thread.sleep(50);
    }
    return true;
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
