package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InhibitRuleTest {
  @TempDir Path folder;

  private Routing rules(String rules) throws IOException {
    return Routings.read(
        folder, "route: {receiver: a}\nreceivers: [{name: a}]\ninhibit_rules: [" + rules + "]\n");
  }

  @Test
  void whatFiresHoldsBackWhatIsEqual() throws IOException {
    Routing routing =
        rules(
            "{source_matchers: ['severity=page'], target_matchers: ['severity=~\"ticket|info\"'],"
                + " equal: [service, zone]}");
    Map<String, String> page = Map.of("severity", "page", "service", "a");
    Map<String, String> ticket = Map.of("severity", "ticket", "service", "a");
    assertThat(routing.isInhibited(ticket, List.of(page))).isTrue();
    assertThat(routing.isInhibited(ticket, List.of())).isFalse();
    assertThat(routing.isInhibited(page, List.of(ticket))).isFalse();
    assertThat(routing.isInhibited(ticket, List.of(Map.of("severity", "page", "service", "b"))))
        .isFalse();
  }

  @Test
  void aMissingLabelEqualsAnEmptyOne() throws IOException {
    Routing routing = rules("{source_match: {s: '1'}, target_match_re: {t: '1|2'}, equal: [zone]}");
    assertThat(routing.isInhibited(Map.of("t", "2"), List.of(Map.of("s", "1", "zone", ""))))
        .isTrue();
    assertThat(routing.isInhibited(Map.of("t", "2"), List.of(Map.of("s", "1", "zone", "x"))))
        .isFalse();
  }

  @Test
  void whatMatchesBothSidesIsNotHeldBackByWhatDoesAsWell() throws IOException {
    Routing routing = rules("{source_match_re: {s: '.+'}, target_match: {t: '1'}}");
    Map<String, String> both = Map.of("s", "1", "t", "1");
    assertThat(routing.isInhibited(both, List.of(both, Map.of("s", "2", "t", "1")))).isFalse();
    assertThat(routing.isInhibited(both, List.of(Map.of("s", "2")))).isTrue();
    assertThat(routing.isInhibited(Map.of("t", "1"), List.of(both))).isTrue();
  }

  @Test
  void aRuleWithoutASideMatchesEverythingThere() throws IOException {
    assertThat(
            rules("{target_matchers: [t=1]}")
                .isInhibited(Map.of("t", "1"), List.of(Map.of("any", "thing"))))
        .isTrue();
  }
}
