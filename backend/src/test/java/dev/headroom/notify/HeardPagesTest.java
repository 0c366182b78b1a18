package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.notify.HeardPages.Faults;
import dev.headroom.notify.HeardPages.Heard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of crashes finds what it is there to find. */
class HeardPagesTest {
  private final HeardPages pages = new HeardPages();

  private void opened(String key, String alert) {
    pages.add(new Heard(key, alert, "incident.opened"));
  }

  private void resolved(String key, String alert) {
    pages.add(new Heard(key, alert, "incident.resolved"));
  }

  private Faults faults(String... alerts) {
    return pages.against(List.of(alerts), List.of(alerts));
  }

  @Test
  void aBeginningAndAnEndAreAsTheyShouldBe() {
    opened("1", "a");
    resolved("2", "a");
    Faults faults = faults("a");
    assertThat(faults.lost()).isEmpty();
    assertThat(faults.repaged()).isEmpty();
    assertThat(faults.disordered()).isEmpty();
    assertThat(faults.duplicates()).isZero();
    assertThat(faults.needless()).isEmpty();
  }

  @Test
  void whatNobodyHeardIsLost() {
    opened("1", "a");
    assertThat(faults("a", "b").lost())
        .containsExactly("opened of b", "resolved of a", "resolved of b");
  }

  @Test
  void theSameKeyAgainIsADuplicateAndAnotherKeyIsAnotherPage() {
    opened("1", "a");
    opened("1", "a");
    opened("1", "a");
    opened("2", "b");
    opened("3", "b");
    Faults faults = pages.against(List.of("a", "b"), List.of());
    assertThat(faults.duplicates()).isEqualTo(2);
    assertThat(faults.needless()).containsExactly("1");
    assertThat(faults.repaged()).containsExactly("b");
  }

  @Test
  void eachEndOfTheProcessExcusesOneDuplicateOfAKey() {
    opened("1", "a");
    pages.processEnded();
    opened("1", "a");
    pages.processEnded();
    pages.processEnded();
    opened("1", "a");
    assertThat(faults("a").duplicates()).isEqualTo(2);
    assertThat(faults("a").needless()).isEmpty();
    opened("1", "a");
    assertThat(faults("a").needless()).containsExactly("1");
  }

  @Test
  void anEndBeforeItsBeginningAndABeginningAfterItsEndAreOutOfOrder() {
    resolved("1", "a");
    opened("2", "a");
    opened("3", "b");
    resolved("4", "b");
    opened("3", "b");
    opened("5", "c");
    resolved("6", "c");
    assertThat(faults("a", "b", "c").disordered()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whatElseIsToldIsNoBeginningAndNoEnd() {
    pages.add(new Heard("1", "a", "incident.acknowledged"));
    assertThat(pages.isOpened("a") || pages.isResolved("a")).isFalse();
  }

  @Test
  void aRequestIsReadAsItIsSent() {
    String body =
        """
        {"type": "incident.opened", "data": {"incident": {"labels": {"instance": "a-1"}}}}
        """;
    assertThat(Heard.of("msg_1", body)).isEqualTo(new Heard("msg_1", "a-1", "incident.opened"));
  }
}
