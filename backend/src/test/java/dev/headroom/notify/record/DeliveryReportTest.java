package dev.headroom.notify.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {
  private static final Instant START = Instant.parse("2026-03-01T03:07:00Z");
  private static final Instant NOW = at(60);

  private static Instant at(int minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  private static DeliveryReport waiting(String receiver, int createdAt) {
    return report(receiver, DeliveryStatus.PENDING, createdAt, List.of());
  }

  private static DeliveryReport ended(
      String receiver, DeliveryStatus status, int createdAt, int endedAt) {
    return report(receiver, status, createdAt, List.of(attempt(createdAt), attempt(endedAt)));
  }

  private static DeliveryAttempt attempt(int minutes) {
    return new DeliveryAttempt(at(minutes), "sent", OptionalInt.of(200), Duration.ZERO, "");
  }

  private static DeliveryReport report(
      String receiver, DeliveryStatus status, int createdAt, List<DeliveryAttempt> attempts) {
    return new DeliveryReport(
        "msg-" + createdAt,
        "inc-1",
        receiver,
        "webhook",
        "opened",
        status,
        at(createdAt),
        Optional.empty(),
        attempts.size(),
        attempts);
  }

  @Test
  void aReceiverHeardWhenItArrivedAndNotWhenItWasMadeDue() {
    List<DeliveryReport> late = List.of(ended("pager", DeliveryStatus.SENT, 0, 50));
    assertThat(DeliveryReport.lastHeard(late, NOW)).isEqualTo(Map.of("pager", at(50)));
    assertThat(DeliveryReport.lastTold(late)).isEqualTo(Map.of("pager", at(0)));
  }

  @Test
  void whileTheLastStepHasComeToNoneOfItsIntegrationsItIsBeingTold() {
    assertThat(
            DeliveryReport.lastHeard(
                List.of(
                    ended("pager", DeliveryStatus.SENT, 0, 0),
                    waiting("pager", 10),
                    waiting("pager", 10)),
                NOW))
        .isEqualTo(Map.of("pager", NOW));
  }

  @Test
  void oneOfItsIntegrationsIsEnough() {
    assertThat(
            DeliveryReport.lastHeard(
                List.of(waiting("pager", 10), ended("pager", DeliveryStatus.SENT, 10, 11)), NOW))
        .isEqualTo(Map.of("pager", at(11)));
  }

  @Test
  void whatWasRefusedWasToldAsFarAsItCanBe() {
    assertThat(
            DeliveryReport.lastHeard(List.of(ended("pager", DeliveryStatus.REJECTED, 10, 12)), NOW))
        .isEqualTo(Map.of("pager", at(12)));
  }

  @Test
  void eachReceiverIsLookedAtAlone() {
    assertThat(
            DeliveryReport.lastHeard(
                List.of(waiting("pager", 20), ended("desk", DeliveryStatus.SENT, 10, 11)), NOW))
        .isEqualTo(Map.of("pager", NOW, "desk", at(11)));
  }
}
