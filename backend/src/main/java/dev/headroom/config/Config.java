package dev.headroom.config;

import dev.headroom.alerting.AlertingConfig;
import dev.headroom.change.ChangeConfig;
import dev.headroom.checkpoint.CheckpointConfig;
import dev.headroom.engine.sqlite.StateConfig;
import dev.headroom.ingest.IngestConfig;
import dev.headroom.logs.index.LogsConfig;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.outside.OutsideConfig;
import dev.headroom.reply.ReplyConfig;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import dev.headroom.wal.WalConfig;
import dev.headroom.watch.WatchConfig;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, {@code headroom.yaml}; every key has a default and an empty file works.
 *
 * @param data where everything is kept
 * @param rules {@code alert-rules/}: what is promised and who is told
 * @param runbooks {@code runbooks/}: what to do
 * @param externalUrl how people reach this server, for links in pages
 */
public record Config(
    Listen listen,
    Path data,
    Path rules,
    Path runbooks,
    ExternalUrl externalUrl,
    WalConfig wal,
    CheckpointConfig checkpoint,
    HeadConfig metrics,
    LogsConfig logs,
    SloConfig slo,
    ChangeConfig changes,
    AlertingConfig alerting,
    OutsideConfig outside,
    ReplyConfig reply,
    NotifyConfig notifications,
    WatchConfig watch,
    IngestConfig ingest,
    StateConfig state,
    ThreadConfig threads) {

  /** Larger than any that a person wrote. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  /** What holds where nothing is written. */
  public static Config defaults() {
    return new Config(
        Listen.defaults(),
        Path.of("data"),
        Path.of("alert-rules"),
        Path.of("runbooks"),
        new ExternalUrl(""),
        WalConfig.defaults(),
        CheckpointConfig.defaults(),
        HeadConfig.defaults(),
        LogsConfig.defaults(),
        SloConfig.defaults(),
        ChangeConfig.defaults(),
        AlertingConfig.defaults(),
        OutsideConfig.defaults(),
        ReplyConfig.defaults(),
        NotifyConfig.defaults(),
        WatchConfig.defaults(),
        IngestConfig.defaults(),
        StateConfig.defaults(),
        ThreadConfig.defaults());
  }

  /**
   * This configuration with what a file says put over it; the same if there is no such file.
   *
   * @param problems told of everything that is wrong with the file, with its place
   * @throws IOException if the file cannot be read
   */
  public Config over(Path file, Problems problems) throws IOException {
    if (!TextFile.isThere(file)) {
      return this;
    }
    List<YamlNode> documents =
        TextFile.read(file, FILE_BYTES_MAX, "a megabyte:", problems)
            .map(text -> YamlNode.documents(file.toString(), text, problems))
            .orElse(List.of());
    documents.stream().skip(1).forEach(more -> more.problem("expected one document"));
    return documents.isEmpty() || documents.getFirst().isNull()
        ? this
        : ConfigReader.over(this, documents.getFirst());
  }

  /**
   * Where the files are that can be reloaded.
   *
   * @param environment value of an environment variable, null if it is not set
   */
  public RuleSet.Folders ruleFolders(Function<String, @Nullable String> environment) {
    return new RuleSet.Folders(rules, runbooks, slo, environment);
  }

  /** How people reach the server; where it listens, if nothing else is written. */
  public URI publicUrl() {
    return externalUrl.or(listen.url());
  }

  public Config with(Listen otherListen, Path otherData) {
    return copy(otherListen, otherData, rules, runbooks, slo);
  }

  public Config with(Path otherRules, Path otherRunbooks) {
    return copy(listen, data, otherRules, otherRunbooks, slo);
  }

  public Config with(WindowScale scale) {
    return copy(listen, data, rules, runbooks, slo.with(scale));
  }

  private Config copy(
      Listen newListen, Path newData, Path newRules, Path newRunbooks, SloConfig newSlo) {
    return new Config(
        newListen,
        newData,
        newRules,
        newRunbooks,
        externalUrl,
        wal,
        checkpoint,
        metrics,
        logs,
        newSlo,
        changes,
        alerting,
        outside,
        reply,
        notifications,
        watch,
        ingest,
        state,
        threads);
  }

  /**
   * How many threads work for those outside at a time. They are threads of the platform: what keeps
   * them busy shares the processors with the evaluator and with deliveries and cannot shut them
   * out.
   *
   * @param decodingMax pushes decompressed and decoded at once
   * @param decodingWaitingMax pushes that may wait for one of these; more are refused
   */
  public record ThreadConfig(int decodingMax, int decodingWaitingMax) {
    private static final int DECODING_MIN = 4;

    public ThreadConfig {
      if (decodingMax < 1 || decodingMax > 1_024) {
        throw new IllegalArgumentException("decodingMax must be 1 to 1024: " + decodingMax);
      }
      if (decodingWaitingMax < 1) {
        throw new IllegalArgumentException(
            "decodingWaitingMax must be more than 0: " + decodingWaitingMax);
      }
    }

    /** Two for each processor but at least 4, and 1,024 waiting. */
    static ThreadConfig defaults() {
      int processors = Runtime.getRuntime().availableProcessors();
      return new ThreadConfig(Math.max(DECODING_MIN, 2 * processors), 1_024);
    }
  }

  /**
   * Where the port is and who may reach it.
   *
   * @param host address to bind; anything but loopback needs {@code insecure} as long as there are
   *     no tokens
   * @param port 0 for any free one
   * @param insecure the operator knows that whoever reaches the port may do everything
   * @param hosts names, without a port, under which the server may be asked for beside its own
   *     addresses, loopback and the host of {@code externalUrl}
   * @param connectionsMax connections open at a time; 0 for what the limit of open files leaves
   * @param headTimeout how long the whole head of the first request on a connection may take to
   *     arrive
   */
  public record Listen(
      String host,
      int port,
      boolean insecure,
      List<String> hosts,
      int connectionsMax,
      Duration headTimeout) {
    public Listen {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port must be 0 to 65535: " + port);
      }
      if (connectionsMax < 0) {
        throw new IllegalArgumentException(
            "connectionsMax must not be negative: " + connectionsMax);
      }
      if (!headTimeout.isPositive()) {
        throw new IllegalArgumentException("headTimeout must be more than 0: " + headTimeout);
      }
      hosts = List.copyOf(hosts);
    }

    /** Loopback, port 8080, connections as the limit of open files leaves. */
    public static Listen defaults() {
      return new Listen("127.0.0.1", 8080, false, List.of(), 0, Duration.ofSeconds(10));
    }

    /** The same at another place. */
    public Listen at(String otherHost, int otherPort, boolean otherInsecure) {
      return new Listen(otherHost, otherPort, otherInsecure, hosts, connectionsMax, headTimeout);
    }

    /** The address as a URL, without a slash at its end. */
    public String url() {
      return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Where this machine itself reaches it: by loopback, if it listens everywhere. */
    public URI reachedFromHere() {
      String everywhere = host.contains(":") ? "::" : "0.0.0.0";
      String here = host.contains(":") ? "::1" : "127.0.0.1";
      return URI.create(
          host.equals(everywhere)
              ? new Listen(here, port, insecure, hosts, connectionsMax, headTimeout).url()
              : url());
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
      return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }
  }
}
