package dev.headroom.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real Alertmanager, Debian's package. */
final class AlertmanagerProcess implements AutoCloseable {
  private final Process process;
  private final String address;

  private AlertmanagerProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one by itself, without a cluster.
   *
   * @param folder of its own
   * @param config what stands in its configuration file
   */
  static AlertmanagerProcess start(Path folder, String config) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("alertmanager.yml");
    Files.writeString(file, config);
    String address = "127.0.0.1:" + freePort();
    Process process =
        new ProcessBuilder(
                "prometheus-alertmanager",
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=" + address,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    return new AlertmanagerProcess(process, address);
  }

  /** Host and port. */
  String address() {
    return address;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
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
  }
}
