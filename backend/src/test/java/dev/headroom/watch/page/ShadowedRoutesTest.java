package dev.headroom.watch.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import dev.headroom.routing.Routings;
import dev.headroom.routing.shadow.Shadow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowedRoutesTest {
  private static final String NEW_PAGER =
      "{matchers: ['severity=~\"page|critical\"'], receiver: new";

  @TempDir private Path folder;

  private List<String> warnings(String routes, String... shadow) throws IOException {
    String yaml =
        """
        route:
          receiver: desk
          routes: [%s]
        receivers:
          - {name: desk, webhook_configs: [{url: 'http://127.0.0.1:1/d'}]}
          - {name: pager, webhook_configs: [{url: 'http://127.0.0.1:1/p'}]}
          - {name: new, webhook_configs: [{url: 'http://127.0.0.1:1/n'}]}
          - {name: empty}
        """
            .formatted(routes);
    return ShadowedRoutes.warnings(
            Routings.read(folder, yaml).with(new Shadow(Set.of(), Set.of(shadow))))
        .stream()
        .map(Problem::message)
        .toList();
  }

  @Test
  void aRouteWhoseOnlyReceiverIsInShadowIsWarnedOf() throws IOException {
    assertThat(warnings(NEW_PAGER + "}", "new"))
        .containsExactly(
            "pages that go this way reach only receivers in shadow: nobody is told of them (new)");
    assertThat(warnings(NEW_PAGER + "}")).isEmpty();
  }

  @Test
  void oneThatGoesOnToSomebodyIsNot() throws IOException {
    String further = NEW_PAGER + ", continue: true}, {receiver: %s}";
    assertThat(warnings(further.formatted("pager"), "new")).isEmpty();
    assertThat(warnings(further.formatted("pager"), "new", "pager")).hasSize(2);
    assertThat(warnings(further.formatted("empty"), "new")).hasSize(1);
  }

  @Test
  void escalationToSomebodyIsEnough() throws IOException {
    String ladder = NEW_PAGER + ", escalation: [{after: 5m, receiver: %s}]}";
    assertThat(warnings(ladder.formatted("pager"), "new")).isEmpty();
    assertThat(warnings(ladder.formatted("pager"), "new", "pager")).hasSize(1);
  }

  @Test
  void aRouteForTicketsAloneIsNot() throws IOException {
    assertThat(warnings("{matchers: ['severity=\"ticket\"'], receiver: new}", "new")).isEmpty();
  }
}
