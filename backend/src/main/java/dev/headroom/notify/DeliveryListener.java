package dev.headroom.notify;

/** Hears of deliveries that moved on, for pages that show them live. */
@FunctionalInterface
public interface DeliveryListener {
  /**
   * A delivery of this incident was tried; the outcome is committed. Called on many threads; must
   * not block.
   */
  void changed(String incident);
}
