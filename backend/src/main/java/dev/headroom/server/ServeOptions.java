package dev.headroom.server;

import dev.headroom.config.Config;
import dev.headroom.config.Config.Listen;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that starts a server can be told. */
final class ServeOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private FileOptions files = new FileOptions();

  @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept.")
  private @Nullable Path data;

  @Option(names = "--port", paramLabel = "PORT", description = "8080 by default; 0 for any.")
  private @Nullable Integer port;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "127.0.0.1 by default.")
  private @Nullable String host;

  @Option(
      names = "--insecure",
      description = "Whoever reaches the port may do everything; needed for any other address.")
  private boolean insecure;

  @Option(names = "--log-format", paramLabel = "FORMAT", description = "text or json.")
  private Logging.LineFormat logFormat = Logging.LineFormat.TEXT;

  private @Nullable FreePort free;

  @Nullable Path data() {
    return data;
  }

  /** The configuration with the flags put over it and a port that is really meant. */
  Config config() throws IOException {
    Logging.start(logFormat);
    Config read = files.config();
    Listen written = read.listen();
    Listen listen = over(written);
    if (!listen.isLoopback() && !listen.insecure()) {
      throw new IOException(
          listen.host()
              + " can be reached from other machines and there are no tokens yet: listen on"
              + " 127.0.0.1, or say --insecure if the network keeps strangers out");
    }
    return read.with(
        listen.port() == 0 ? anyPort(listen) : listen, data == null ? read.data() : data);
  }

  private Listen over(Listen written) {
    try {
      return written.at(
          host == null ? written.host() : host,
          port == null ? written.port() : port,
          insecure || written.insecure());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  /** The port is kept for the life of the process, which ends with the command. */
  private Listen anyPort(Listen listen) throws IOException {
    free = FreePort.on(InetAddress.getByName(listen.host()));
    return listen.at(listen.host(), free.number(), listen.insecure());
  }
}
