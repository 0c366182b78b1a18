package dev.headroom.api;

import java.util.List;

/** One fault that can be switched. */
final class ScriptedFaults implements FaultSwitch {
  private volatile FaultState slow = slow(false, false);

  private static FaultState slow(boolean on, boolean hidden) {
    return new FaultState(
        "slow", "Slow", "Orders take long.", "checkout-latency", on ? ApiWorld.NOW : null, hidden);
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
