package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.notify.record.ReceiverState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a receiver that takes nothing. It is 03:07. */
class ReceiverStateTest {
  @TempDir Path folder;
  private TestReceiver receiver;
  private World world;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
    world = new World(folder);
    world.routeTo(receiver.url("/"));
  }

  @AfterEach
  void stop() {
    world.close();
    receiver.close();
  }

  private ReceiverState state() throws Exception {
    return world.outbox.states().getFirst();
  }

  @Test
  void whoWasSentNothingNeitherRefusesNorFails() throws Exception {
    assertThat(state().isRefusing()).isFalse();
    assertThat(state().isFailing()).isFalse();
    assertThat(state().waitsUntil()).isEmpty();
  }

  @Test
  void oneThatRefusedTheLastRefusesUntilItTakesSomething() throws Exception {
    receiver.then(TestReceiver.status(400));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(state().isRefusing()).isTrue();
    assertThat(state().isFailing()).isTrue();
    assertThat(state().backlog().count()).isZero();

    world.pass(Duration.ofMinutes(1));
    world.fires(World.ERRORS, PAGE_1H);
    assertThat(state().isRefusing()).isFalse();
    assertThat(state().isFailing()).isFalse();
  }

  @Test
  void oneThatAsksForTimeIsSentNothingBefore() throws Exception {
    receiver.then(TestReceiver.status(429, "Retry-After", "600"));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(state().isFailing()).isTrue();
    assertThat(state().isRefusing()).isFalse();
    assertThat(state().waitsUntil())
        .hasValueSatisfying(until ->
            assertThat(Duration.between(world.clock.instant(), until))
                .isBetween(Duration.ofSeconds(595), Duration.ofSeconds(660)));

    world.pass(Duration.ofMinutes(12));
    assertThat(state().waitsUntil()).isEmpty();
    assertThat(state().isFailing()).isFalse();
  }
}
