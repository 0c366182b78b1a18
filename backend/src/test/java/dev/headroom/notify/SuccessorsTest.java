package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuccessorsTest {
  @Test
  void theSameAddressUnderAnotherNameGoesOn() {
    assertThat(Successors.of(Set.of("a/webhook/00ff00"), List.of("b/x/webhook/00ff00")))
        .containsExactly(Map.entry("a/webhook/00ff00", "b/x/webhook/00ff00"));
  }

  @Test
  void anotherAddressOrAnotherKindIsSomebodyElse() {
    assertThat(
            Successors.of(
                Set.of("a/webhook/00ff00"), List.of("a/webhook/11ff00", "a/signed_webhook/00ff00")))
        .isEmpty();
  }

  @Test
  void whoIsThereGoesOnForNobody() {
    assertThat(
            Successors.of(
                Set.of("a/webhook/00ff00", "b/webhook/00ff00"), List.of("b/webhook/00ff00")))
        .isEmpty();
  }

  @Test
  void oneGoesOnForOneOnly() {
    assertThat(
            Successors.of(
                Set.of("a/webhook/00ff00", "b/webhook/00ff00"), List.of("c/webhook/00ff00")))
        .hasSize(1);
  }

  @Test
  void entriesThatWereNumberedAreFoundByTheirNumber() {
    List<String> present = List.of("a/webhook/00ff00", "a/webhook/11ff00", "a/signed_webhook/22ff");
    assertThat(Successors.of(Set.of("a/webhook/1", "a/signed_webhook/0", "b/webhook/0"), present))
        .containsOnly(
            Map.entry("a/webhook/1", "a/webhook/11ff00"),
            Map.entry("a/signed_webhook/0", "a/signed_webhook/22ff"));
  }
}
