package dev.headroom.server;

import dev.headroom.api.FaultSwitch;
import dev.headroom.demo.simulation.InjectedFaults;
import java.util.List;

/** The demo's faults as the API switches them. */
record DemoFaults(InjectedFaults faults) implements FaultSwitch {
  @Override
  public List<FaultState> list() {
    return faults.list().stream()
        .map(fault ->
            new FaultState(
                fault.name(),
                fault.title(),
                fault.description(),
                fault.slo(),
                fault.since().orElse(null),
                fault.hidden()))
        .toList();
  }

  @Override
  public boolean set(String name, boolean on, boolean hidden) {
    return faults.set(name, on, hidden).isPresent();
  }
}
