package dev.headroom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.demo.simulation.InjectedFaults;
import dev.headroom.demo.simulation.InjectedFaults.Fault;
import dev.headroom.runbook.Runbook;
import dev.headroom.runbook.Runbook.FrontMatter;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.runbook.live.LiveQuery;
import dev.headroom.select.Selector;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files in {@code alert-rules/} and {@code runbooks/} fit together. */
class ShippedContentTest {
  private static final BigDecimal FASTEST_FACTOR = new BigDecimal("14.4");

  @Test
  void runbooksHaveNoProblems() throws IOException {
    Problems problems = new Problems();
    RunbookCatalog.read(Path.of("../runbooks"), problems);
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void eachObjectiveHasItsRunbookAndTheTwoAgree() throws IOException {
    RunbookCatalog runbooks = RunbookCatalog.read(Path.of("../runbooks"), new Problems());
    for (ShippedSlo slo : ShippedSlo.all()) {
      FrontMatter frontMatter = runbooks.find(slo.runbook()).orElseThrow().frontMatter();
      assertThat(frontMatter.slo()).isEqualTo(slo.name());
      assertThat(frontMatter.service()).isEqualTo(slo.service());
      assertThat(frontMatter.owner()).isEqualTo(slo.owner());
      assertThat(frontMatter.escalation()).isNotEmpty();
      assertThat(frontMatter.reviewed()).isPresent();
      assertThat(frontMatter.reviewEvery()).isPresent();
    }
    assertThat(ofObjectives(runbooks))
        .extracting(Runbook::id)
        .containsExactlyInAnyOrderElementsOf(
            ShippedSlo.all().stream().map(ShippedSlo::runbook).toList());
  }

  @Test
  void eachRunbookHasTasksLiveBlocksAndSomebodyToCall() throws IOException {
    RunbookCatalog runbooks = RunbookCatalog.read(Path.of("../runbooks"), new Problems());
    for (Runbook runbook : runbooks.all()) {
      assertThat(runbook.html()).contains("<li class=\"task\">").contains("runbook-escalation");
    }
    for (Runbook runbook : ofObjectives(runbooks)) {
      assertThat(runbook.liveBlocks()).hasSizeGreaterThan(1);
      assertThat(runbook.liveBlocks())
          .allSatisfy(block -> assertThat(block.language()).isIn("promql", "lucene", "slo"));
    }
  }

  @Test
  void queriesOfLiveBlocksCanBeRead() throws IOException {
    List<String> slos = ShippedSlo.all().stream().map(ShippedSlo::name).toList();
    for (Runbook runbook : RunbookCatalog.read(Path.of("../runbooks"), new Problems()).all()) {
      runbook
          .liveBlocks()
          .forEach(block -> {
            switch (block.language()) {
              case "promql" ->
                  assertThat(LiveQuery.of(block, block.source().strip()))
                      .isNotInstanceOf(LiveQuery.Unsupported.class);
              case "slo" -> assertThat(slos).contains(block.source().strip());
              default -> assertThat(block.source()).contains("service:");
            }
          });
    }
  }

  @Test
  void eachObjectiveSaysWhatItsEventsAre() {
    assertThat(ShippedSlo.all())
        .hasSize(13)
        .allSatisfy(slo -> assertThat(slo.events()).as(slo.name()).matches("[a-z ]+s"));
  }

  @Test
  void eachServiceSaysWhatAUnitOfItsLoadIs() throws IOException {
    Path file = Path.of("../alert-rules/services.yaml");
    Problems problems = new Problems();
    YamlNode services =
        YamlNode.documents(file.toString(), Files.readString(file), problems).getFirst();
    assertThat(services.require("services").orElseThrow().items())
        .extracting(each -> each.require("load").orElseThrow().requireText("unit"))
        .hasSize(7)
        .allSatisfy(unit -> assertThat(unit).matches("[a-z ]+"));
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void everyDefaultTierCanFire() {
    for (ShippedSlo slo : ShippedSlo.all()) {
      BigDecimal budget = BigDecimal.ONE.subtract(slo.target());
      assertThat(FASTEST_FACTOR.multiply(budget))
          .as(slo.name())
          .isLessThanOrEqualTo(BigDecimal.ONE);
      assertThat(slo.description()).isNotEmpty();
      slo.selectors().forEach(Selector::parse);
    }
  }

  @Test
  void eachFaultNamesAnObjectiveThatIsShipped() {
    List<String> names = ShippedSlo.all().stream().map(ShippedSlo::name).toList();
    assertThat(new InjectedFaults(InstantSource.system()).list())
        .extracting(Fault::slo)
        .isSubsetOf(names)
        .doesNotHaveDuplicates();
  }

  /** The others are about Headroom itself, which has no promise here, and are named in the code. */
  private static List<Runbook> ofObjectives(RunbookCatalog runbooks) {
    List<String> own =
        List.of(
            "TestPage",
            "alerts-refused",
            "drill-failed",
            "evaluator-stalled",
            "heartbeat-missed",
            "page-undelivered");
    assertThat(runbooks.ids()).containsAll(own);
    return runbooks.all().stream().filter(each -> !own.contains(each.id())).toList();
  }

  @Test
  void routingNeedsNothingFromTheEnvironment() throws IOException {
    Path file = Path.of("../alert-rules/routing.yaml");
    String effective =
        Files.readAllLines(file).stream()
            .filter(line -> !line.strip().startsWith("#"))
            .collect(Collectors.joining("\n"));
    assertThat(effective).doesNotContain("${");

    Problems problems = new Problems();
    YamlNode routing =
        YamlNode.documents(file.toString(), Files.readString(file), problems).getFirst();
    String receiver = routing.require("route").orElseThrow().requireText("receiver");
    assertThat(routing.require("receivers").orElseThrow().items())
        .extracting(each -> each.requireText("name"))
        .contains(receiver);
    assertThat(problems.sorted()).isEmpty();
  }
}
