package dev.headroom.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.drill.TestPageReport.TestPageResult;
import dev.headroom.drill.TestPages.TestPageAnswer;
import dev.headroom.drill.TestPages.TestPageRequest;
import dev.headroom.notify.World;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import dev.headroom.notify.record.DeliveryStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a test page follows from its incident and its deliveries alone. */
class TestPageReportTest {
  private static final Duration TOOK = Duration.ofMillis(40);

  @TempDir Path folder;
  private World world;
  private Incident page;

  @BeforeEach
  void open() throws IOException {
    world = new World(folder);
    TestPageAnswer answer =
        world.testPages.send(new TestPageRequest(Optional.empty(), Map.of(), "dana"));
    page = ((TestPageAnswer.ToldTestPage) answer).incident();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private DeliveryReport delivery(String event, DeliveryStatus status, Duration after) {
    Instant at = page.startedAt().plus(after);
    String outcome = status == DeliveryStatus.SENT ? "sent" : "retry";
    return new DeliveryReport(
        "msg",
        page.id(),
        "pager",
        "webhook",
        event,
        status,
        page.startedAt(),
        Optional.empty(),
        1,
        List.of(new DeliveryAttempt(at, outcome, OptionalInt.empty(), TOOK, "")));
  }

  private TestPageReport report(DeliveryReport... deliveries) throws IOException {
    return TestPageReport.of(world.alerting.find(page.id()).orElseThrow(), List.of(deliveries));
  }

  private void end() {
    world.clock.advance(TestPages.LASTS_MAX);
    world.alerting.onRounds(world.testPages.rounds());
  }

  @Test
  void itsTimesAreUntilTheAnswerAndUntilTheAcknowledgement() throws IOException {
    world.clock.advance(Duration.ofSeconds(7));
    world.alerting.acknowledge(page.id(), "ada");
    TestPageReport report =
        report(
            delivery("opened", DeliveryStatus.SENT, Duration.ofMillis(500)),
            delivery("opened", DeliveryStatus.SENT, Duration.ofMillis(100)),
            delivery("resolved", DeliveryStatus.SENT, Duration.ZERO));
    assertThat(report.legs()).hasSize(2);
    assertThat(report.delivered()).contains(Duration.ofMillis(140));
    assertThat(report.acknowledged()).contains(Duration.ofSeconds(7));
    assertThat(report.result()).isEqualTo(TestPageResult.ACKNOWLEDGED);
  }

  @Test
  void whoDoesNotHaveItAtTheEndHasMissedIt() throws IOException {
    DeliveryReport pending = delivery("opened", DeliveryStatus.PENDING, Duration.ZERO);
    assertThat(report(pending).result()).isEqualTo(TestPageResult.STANDING);
    end();
    assertThat(report(pending).result()).isEqualTo(TestPageResult.FAILED);
    assertThat(report(pending).delivered()).isEmpty();
  }

  @Test
  void oneReceiverThatRefusesIsAFailureWhateverOthersSay() throws IOException {
    DeliveryReport sent = delivery("opened", DeliveryStatus.SENT, Duration.ZERO);
    DeliveryReport refused = delivery("opened", DeliveryStatus.REJECTED, Duration.ZERO);
    assertThat(report(sent, refused).result()).isEqualTo(TestPageResult.FAILED);
    end();
    assertThat(report(sent).result()).isEqualTo(TestPageResult.DELIVERED);
    assertThat(report().result()).isEqualTo(TestPageResult.NOT_TOLD);
  }

  @Test
  void aClockThatIsSetBackMakesNoTimeNegative() throws IOException {
    DeliveryReport early = delivery("opened", DeliveryStatus.SENT, Duration.ofHours(-1));
    assertThat(report(early).delivered()).contains(Duration.ZERO);
  }
}
