package dev.headroom.api.pagerload;

import dev.headroom.capacity.PageBudget.Night;

/** The hours at which nobody wants to be woken (in schema PageBudget). */
record NightView(String start, String end, String timezone) {
  static NightView of(Night night) {
    return new NightView(night.start().toString(), night.end().toString(), night.zone().getId());
  }
}
