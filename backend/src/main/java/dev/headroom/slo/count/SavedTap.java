package dev.headroom.slo.count;

/**
 * One side at a moment.
 *
 * @param carry fraction of an event not counted yet
 * @param matched whether there was a series that belongs to it
 * @param related whether there was one that could have
 */
record SavedTap(double carry, boolean matched, boolean related) {
  static SavedTap of(SourceTap tap) {
    return new SavedTap(tap.carry(), tap.isMatched(), tap.isRelated());
  }

  void restore(SourceTap tap) {
    tap.restoreCarry(carry);
    tap.restore(matched, related);
  }
}
