package dev.headroom.server.wiring;

import dev.headroom.api.FaultSwitch;
import dev.headroom.routing.Routing;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a demo adds to a server.
 *
 * @param rerouting sends pages to the demo's pager whatever the files say
 * @param faults what can be broken
 * @param pagerUrl where the pager shows what it received; null where there is none
 */
public record DemoHooks(
    UnaryOperator<Routing> rerouting, Optional<FaultSwitch> faults, @Nullable String pagerUrl) {
  /** A server as users run it. */
  public static final DemoHooks NONE =
      new DemoHooks(UnaryOperator.identity(), Optional.empty(), null);

  boolean isDemo() {
    return faults.isPresent();
  }
}
