package dev.headroom.demo;

import dev.headroom.demo.fleet.FleetConfig;

/**
 * What the demonstration is to be like.
 *
 * @param fleet how the simulated services live
 * @param pagerPort where the pager listens on the loopback interface; 0 for any free port
 */
public record DemoConfig(FleetConfig fleet, int pagerPort) {
  public DemoConfig {
    if (pagerPort < 0 || pagerPort > 65_535) {
      throw new IllegalArgumentException("demo.pagerPort must be 0 to 65535: " + pagerPort);
    }
  }

  public static DemoConfig defaults() {
    return new DemoConfig(FleetConfig.defaults(), 0);
  }
}
