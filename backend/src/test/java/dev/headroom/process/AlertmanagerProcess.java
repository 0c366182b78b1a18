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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Alertmanager, of Debian's package. */
final class AlertmanagerProcess implements AutoCloseable {
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
            .map(folder -> Path.of(folder, "prometheus-alertmanager"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      if (System.getProperty("headroom.withoutAmtool") == null) {
        throw new AssertionError(
            "prometheus-alertmanager is not on the PATH: install Debian's package, or accept that"
                + " groups are not tested against it with -Dheadroom.withoutAmtool");
      }
      System.out.println("WARNING: groups were NOT tested against Alertmanager");
    }
    return found;
  }

  static AlertmanagerProcess start(Path program, Path folder, String config) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("alertmanager.yml");
    Files.writeString(file, config);
    String address;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = "127.0.0.1:" + socket.getLocalPort();
    }
    List<String> command =
        List.of(
            program.toString(),
            "--config.file=" + file,
            "--storage.path=" + folder.resolve("data"),
            "--web.listen-address=" + address,
            "--cluster.listen-address=");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    return new AlertmanagerProcess(process, "http://" + address);
  }

  boolean isReady() {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
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
    client.shutdownNow();
  }
}
