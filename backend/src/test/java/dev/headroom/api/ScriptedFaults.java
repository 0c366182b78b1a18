package dev.headroom.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One fault that can be switched. */
final class ScriptedFaults implements FaultSwitch {
  private volatile FaultState slow = slow(false, false);

  private static FaultState slow(boolean on, boolean hidden) {
    @Nullable java.time.Instant since = on ? ApiWorld.NOW : null;
    return new FaultState("slow", "Slow", "Orders take long.", "checkout-latency", since, hidden);
  }

  @Override
  public List<FaultState> list() {
    return List.of(slow);
  }

  @Override
  public boolean set(String name, boolean on, boolean hidden) {
    if (!name.equals("slow")) {
      return false;
    }
    slow = slow(on, hidden);
    return true;
  }
}
