package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private final Routing routing =
      new Routing(
          Optional.of("everybody"),
          List.of(
              route("audit", true, "severity=~\".+\""),
              route("payments", false, "severity=\"page\"", "team=~\"pay.*\""),
              route("pager", false, "severity=\"page\""),
              route("quiet", false, "team!=\"payments\"", "severity!~\"page|ticket\"")),
          Stream.of("everybody", "audit", "payments", "pager", "quiet")
              .map(name -> new Receiver(name, List.of()))
              .toList());

  private static Route route(String receiver, boolean goesOn, String... matchers) {
    return new Route(
        receiver,
        Stream.of(matchers).flatMap(each -> MatcherReader.read(each).stream()).toList(),
        goesOn);
  }

  private List<String> told(Map<String, String> labels) {
    return routing.receiversOf(labels).stream().map(Receiver::name).toList();
  }

  @Test
  void theFirstMatchWinsAndContinueGoesOn() {
    assertThat(told(Map.of("severity", "page", "team", "payments")))
        .containsExactly("audit", "payments");
    assertThat(told(Map.of("severity", "page"))).containsExactly("audit", "pager");
  }

  @Test
  void aMissingLabelCountsAsEmpty() {
    assertThat(told(Map.of())).containsExactly("quiet");
  }

  @Test
  void aRegularExpressionMatchesTheWholeValue() {
    assertThat(told(Map.of("severity", "page", "team", "repay"))).containsExactly("audit", "pager");
  }

  @Test
  void whatNoRouteMatchesGoesToTheRoot() {
    assertThat(told(Map.of("team", "payments"))).containsExactly("everybody");
  }

  @Test
  void aReceiverOfTwoRoutesIsToldOnce() {
    Routing twice =
        new Routing(
            Optional.of("a"),
            List.of(route("a", true, "x=\"\""), route("a", true, "y=\"\"")),
            List.of(new Receiver("a", List.of())));
    assertThat(twice.receiversOf(Map.of())).hasSize(1);
  }

  @Test
  void withoutRoutingNobodyIsTold() {
    assertThat(Routing.NOBODY.receiversOf(Map.of("severity", "page"))).isEmpty();
  }
}
