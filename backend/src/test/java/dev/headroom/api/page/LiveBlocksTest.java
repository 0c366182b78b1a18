package dev.headroom.api.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.api.page.LiveBlockView.ExpectationView;
import dev.headroom.api.view.PercentilesView;
import dev.headroom.api.view.SignaturesView;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Answer;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.model.Severity;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.SeriesQueries;
import dev.headroom.runbook.live.LiveBlock;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.SignatureGroups;
import dev.headroom.storage.logs.SignatureGroups.ExampleLine;
import dev.headroom.storage.logs.SignatureGroups.SignatureGroup;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LiveBlocksTest {
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
  private static final BlockContext QUIET = new BlockContext(Map.of("service", "pay"), NOW, NOW);

  private final InstantSource clock = InstantSource.fixed(NOW);
  private final Head metrics = new Head(HeadConfig.defaults(), new CollectorRegistry());
  private final ScriptedLogs logs = new ScriptedLogs();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LiveBlocks blocks =
      new LiveBlocks(
          new Evaluator(new Objectives(SloConfig.defaults(), new CollectorRegistry()), () -> 0),
          UnaryOperator.identity(),
          new SeriesQueries(metrics),
          logs,
          clock,
          new TimedParts(threads, new CollectorRegistry()));

  @AfterEach
  void stop() {
    logs.goOn.countDown();
    threads.close();
  }

  private LiveBlockView run(String language, String source, Map<String, String> attributes)
      throws IOException {
    return blocks.run(0, new LiveBlock(language, attributes, source + "\n"), QUIET);
  }

  private void observe(double... seconds) {
    metrics.apply(
        NOW.toEpochMilli(),
        List.of(
            new SeriesData.Observations(
                Labels.of(Labels.NAME, "pay_seconds", "service", "pay"),
                Unit.SECONDS,
                NOW.minusSeconds(30).toEpochMilli(),
                seconds,
                0)),
        List.of());
  }

  @Test
  void a_value_is_held_against_what_it_should_be_in_its_own_unit() throws IOException {
    Map<String, String> attributes =
        Map.of("live", "value", "expect", "< 200", "unit", "ms", "q", "0.5");
    String source = "pay_seconds{service=\"$service\"}";
    assertThat(run("promql", source, attributes).expectation())
        .isEqualTo(new ExpectationView("< 200", null, null));
    observe(0.1, 0.1, 0.9);
    LiveBlockView view = run("promql", source, attributes);
    assertThat(view.state()).isEqualTo("ok");
    assertThat(view.query()).isEqualTo("pay_seconds{service=\"pay\"}");
    assertThat(requireNonNull(view.percentiles()).metric()).isEqualTo("pay_seconds");
    ExpectationView expectation = requireNonNull(view.expectation());
    assertThat(expectation.met()).isTrue();
    assertThat(expectation.value()).isBetween(100.0, 101.0);
    assertThat(Duration.between(view.from(), view.to())).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void percentiles_come_in_steps() throws IOException {
    observe(0.1);
    LiveBlockView view =
        run("promql", "pay_seconds", Map.of("live", "percentiles", "range", "-30m", "q", "0.5"));
    assertThat(view.kind()).isEqualTo("percentiles");
    PercentilesView percentiles = requireNonNull(view.percentiles());
    assertThat(percentiles.points()).hasSize(1);
    assertThat(percentiles.points().getFirst().to()).isBefore(percentiles.to().plusMillis(1));
  }

  @Test
  void what_goes_wrong_is_said_and_nothing_else_is_shown() throws IOException {
    observe(0.1);
    assertFailed("there is no objective x", run("slo", "x", Map.of("live", "slo")));
    assertFailed(
        "cannot be told in By",
        run("promql", "pay_seconds", Map.of("live", "value", "unit", "By", "expect", "< 1")));
    assertFailed("no functions", run("promql", "rate(a[5m])", Map.of("live", "value")));
    assertFailed("no label $team", run("lucene", "service:$team", Map.of("live", "logs")));
    assertFailed(
        "at most 11000 steps",
        run(
            "promql",
            "pay_seconds",
            Map.of("live", "percentiles", "range", "-31d", "step", "10s")));
    logs.answer = new Answer.Busy<>(Duration.ofSeconds(1));
    assertFailed("too many log searches", run("lucene", "a", Map.of("live", "logs")));
  }

  private static void assertFailed(String problem, LiveBlockView view) {
    assertThat(view.state()).isEqualTo("failed");
    assertThat(view.problem()).contains(problem);
    assertThat(view.slo()).isNull();
    assertThat(view.percentiles()).isNull();
    assertThat(view.logs()).isNull();
  }

  @Test
  void languages_nobody_runs_are_unsupported() throws IOException {
    assertThat(run("logql", "x", Map.of("live", "logs")).state()).isEqualTo("unsupported");
    assertThat(run("promql", "x", Map.of("live", "chart")).kind()).isEqualTo("unknown");
  }

  @Test
  void records_can_be_expected_to_be_none() throws IOException {
    Map<String, String> attributes = Map.of("live", "logs", "range", "-2m", "expect", "none");
    BlockContext incident =
        new BlockContext(Map.of(), NOW.minusSeconds(3_600), NOW.minusSeconds(60));
    LiveBlock block = new LiveBlock("lucene", attributes, "level:ERROR\n");
    LiveBlockView none = blocks.run(0, block, incident);
    assertThat(none.expectation()).isEqualTo(new ExpectationView("none", true, 0.0));
    assertThat(none.from()).isEqualTo(NOW.minusSeconds(180));
    assertThat(none.to()).isEqualTo(NOW.minusSeconds(60));
    logs.answer = new Answer.Found<>(new LogPage(List.of(), Optional.empty(), true, 0));
    assertThat(blocks.run(0, block, incident).expectation())
        .isEqualTo(new ExpectationView("none", null, 0.0));
  }

  @Test
  void records_can_be_grouped_by_signature() throws IOException {
    Map<String, String> attributes =
        Map.of("live", "logs", "range", "-15m", "limit", "7", "group", "signature");
    assertFailed("too many log searches", run("lucene", "a", attributes));
    TimeRange range = new TimeRange(NOW.minusSeconds(900).toEpochMilli(), NOW.toEpochMilli());
    SignatureGroup shard =
        new SignatureGroup(
            "shard <*> gone",
            "shard 11 gone",
            3,
            Severity.ERROR,
            Optional.of("pay"),
            range.fromMillis(),
            range.toMillis() - 1,
            List.of(3L),
            new ExampleLine("x", "pay", "shard 11 gone", false));
    logs.grouped =
        new Answer.Found<>(
            new SignatureGroups(
                range, 900_000, 1, List.of(shard), 2, 9, 20, 12, OptionalLong.of(5), false, 0));
    LiveBlockView view = run("lucene", "a", attributes);
    assertThat(requireNonNull(logs.asked).groups()).isEqualTo(7);
    assertThat(requireNonNull(logs.asked).range()).isEqualTo(range);
    assertThat(view.kind()).isEqualTo("logs");
    assertThat(view.logs()).isNull();
    SignaturesView signatures = requireNonNull(view.signatures());
    assertThat(signatures.cut()).isTrue();
    assertThat(signatures.others()).isEqualTo(new SignaturesView.OthersView(2, 9));
    assertThat(signatures.groups().getFirst().share()).isEqualTo(0.25);
    assertThat(signatures.groups().getFirst().text()).isEqualTo("shard 11 gone");
    assertFailed(
        "group is signature: pattern",
        run("lucene", "a", Map.of("live", "logs", "group", "pattern")));
  }

  @Test
  void grouped_records_can_be_expected_to_be_none_too() throws IOException {
    Map<String, String> attributes = Map.of("live", "logs", "expect", "none", "group", "signature");
    TimeRange range = new TimeRange(0, 1);
    logs.grouped = new Answer.Found<>(none(range, 0, false));
    assertThat(run("lucene", "a", attributes).expectation())
        .isEqualTo(new ExpectationView("none", true, 0.0));
    logs.grouped = new Answer.Found<>(none(range, 0, true));
    assertThat(run("lucene", "a", attributes).expectation())
        .isEqualTo(new ExpectationView("none", null, 0.0));
    logs.grouped = new Answer.Found<>(none(range, 4, true));
    assertThat(run("lucene", "a", attributes).expectation())
        .isEqualTo(new ExpectationView("none", false, 4.0));
  }

  private static SignatureGroups none(TimeRange range, long matched, boolean partial) {
    return new SignatureGroups(
        range, 1, 1, List.of(), 0, 0, matched, 0, OptionalLong.empty(), partial, 0);
  }

  @Test
  @Timeout(10)
  void what_is_late_does_not_hold_the_answer_up() throws IOException {
    logs.waits = true;
    LiveBlockView view = run("lucene", "a", Map.of("live", "logs"));
    assertThat(view.state()).isEqualTo("timeout");
    assertThat(view.problem()).contains("2 s");
  }
}
