package dev.headroom.config;

import dev.headroom.alerting.AlertingConfig;
import dev.headroom.change.ChangeConfig;
import dev.headroom.checkpoint.CheckpointConfig;
import dev.headroom.engine.sqlite.StateConfig;
import dev.headroom.ingest.IngestConfig;
import dev.headroom.logs.index.LogsConfig;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.objective.WindowScale;
import dev.headroom.wal.WalConfig;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
    NotifyConfig notifications,
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
        NotifyConfig.defaults(),
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
    if (!Files.exists(file)) {
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
        notifications,
        ingest,
        state,
        threads);
  }
}
