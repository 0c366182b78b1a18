package dev.headroom.engine.sqlite;

import dev.headroom.model.Urgency;

/** How an urgency is stored. */
final class Urgencies {
  private Urgencies() {}

  static String text(Urgency urgency) {
    return switch (urgency) {
      case PAGE -> "page";
      case TICKET -> "ticket";
    };
  }

  static Urgency of(String text) {
    return text.equals("page") ? Urgency.PAGE : Urgency.TICKET;
  }
}
