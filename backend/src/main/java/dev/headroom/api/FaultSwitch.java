package dev.headroom.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faults that can be switched from outside; there is one only where a demo runs. */
public interface FaultSwitch {
  /**
   * One of them as it is now.
   *
   * @param slo the objective that shows it
   * @param since on since; null while off
   * @param hidden whoever watches is to find it, so nothing must tell which one it is
   */
  record FaultState(
      String name,
      String title,
      String description,
      String slo,
      @Nullable Instant since,
      boolean hidden) {}

  List<FaultState> list();

  /**
   * @param hidden of no meaning where it is switched off
   * @return false if there is no fault of that name
   */
  boolean set(String name, boolean on, boolean hidden);
}
