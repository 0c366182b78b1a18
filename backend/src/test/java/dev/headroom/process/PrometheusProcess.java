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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Prometheus. It is Debian's package; where there is none a test fails, unless {@code
 * -Dheadroom.withoutPrometheus} says that this is known.
 */
final class PrometheusProcess implements AutoCloseable {
  private static final int READY_TRIES = 200;
  private static final long READY_PAUSE_MILLIS = 100;

  private final Process process;
  private final String url;

  private PrometheusProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Where the program is; null if there is none and this is known. */
  @SuppressWarnings("SystemOut")
  static @Nullable Path program() {
    Path found =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, "prometheus"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      if (System.getProperty("headroom.withoutPrometheus") == null) {
        throw new AssertionError(
            "prometheus is not on the PATH: install Debian's package prometheus, or accept that"
                + " remote write is not tested against it with -Dheadroom.withoutPrometheus");
      }
      System.out.println("WARNING: remote write was NOT tested against Prometheus");
    }
    return found;
  }

  /** Where the program is; a benchmark beside it needs it. */
  static Path required() {
    Path found = program();
    if (found == null) {
      throw new AssertionError("prometheus is not on the PATH");
    }
    return found;
  }

  /**
   * Starts one.
   *
   * @param folder of its own
   * @param config what stands in its prometheus.yml
   * @param flags beside those for its files and its address
   */
  static PrometheusProcess start(Path program, Path folder, String config, String... flags)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("prometheus.yml");
    Files.writeString(file, config);
    String address = "127.0.0.1:" + freePort();
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add("--config.file=" + file);
    command.add("--storage.tsdb.path=" + folder.resolve("tsdb"));
    command.add("--web.listen-address=" + address);
    command.addAll(List.of(flags));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return new PrometheusProcess(process, "http://" + address);
  }

  String url() {
    return url;
  }

  /** Has it read its files again; it was started with {@code --web.enable-lifecycle}. */
  void reload() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/-/reload"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException("prometheus does not reload: " + status);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it takes requests. */
  void awaitReady() throws InterruptedException {
    for (int i = 0; i < READY_TRIES; i++) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/-/ready")).build();
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // Its port is not open yet.
      }
      Thread.sleep(READY_PAUSE_MILLIS);
    }
    throw new AssertionError("prometheus does not get ready");
  }

  /** Ends it at once. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
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
  }
}
