package dev.headroom.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Alertmanager. It is Debian's package; where there is none a test fails, unless {@code
 * -Dheadroom.withoutAmtool} says that this is known.
 */
final class AlertmanagerProcess implements AutoCloseable {
  private static final Duration MAX = Duration.ofSeconds(Integer.getInteger("headroom.max", 60));
  private static final List<String> NAMES = List.of("prometheus-alertmanager", "alertmanager");

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  private AlertmanagerProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Where the program is; null if there is none and this is known. */
  @SuppressWarnings("SystemOut")
  static @Nullable Path program() {
    Path found =
        Stream.of(System.getenv("PATH").split(":"))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      if (System.getProperty("headroom.withoutAmtool") == null) {
        throw new AssertionError(
            "alertmanager is not on the PATH: install Debian's package prometheus-alertmanager, or"
                + " accept that templates are not tested against it with -Dheadroom.withoutAmtool");
      }
      System.out.println("WARNING: templates were NOT tested against Alertmanager");
    }
    return found;
  }

  /**
   * Starts one that knows no others.
   *
   * @param folder of its own
   * @param config what stands in its configuration file
   */
  static AlertmanagerProcess start(Path program, Path folder, String config) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("alertmanager.yml");
    Files.writeString(file, config);
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    return new AlertmanagerProcess(process, "http://127.0.0.1:" + port);
  }

  /** What it answers to a question; empty if it does not answer yet. */
  String get(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .handle((answer, failure) -> failure == null ? answer.body() : "")
        .join();
  }

  /** Waits for something; a fault of the test if it does not come within a minute. */
  void await(String what, BooleanSupplier happened) throws InterruptedException {
    if (!comes(happened)) {
      throw new AssertionError("waited in vain: " + what);
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

  /** Hands it alerts. */
  void post(String alerts) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v2/alerts"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(alerts))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("alertmanager refuses: " + answer.body());
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    client.close();
  }
}
