package dev.headroom.server;

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
import java.nio.file.Path;

/**
 * The whole configuration, {@code headroom.yaml}; every key has a default and an empty file works.
 *
 * @param data where everything is kept
 * @param rules {@code alert-rules/}: what is promised and who is told
 * @param runbooks {@code runbooks/}: what to do
 * @param externalUrl how people reach this server, for links in pages
 */
record Config(
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

  static Config defaults() {
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

  RuleSet.Source ruleSource() {
    return new RuleSet.Source(rules, runbooks, slo, System::getenv);
  }

  Config with(Listen otherListen, Path otherData) {
    return copy(otherListen, otherData, rules, runbooks, slo);
  }

  Config with(Path otherRules, Path otherRunbooks) {
    return copy(listen, data, otherRules, otherRunbooks, slo);
  }

  Config with(WindowScale scale) {
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
