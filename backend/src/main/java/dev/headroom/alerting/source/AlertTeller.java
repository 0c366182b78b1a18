package dev.headroom.alerting.source;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import java.time.Instant;
import java.util.Optional;

/** Speaks of the alerts of a source, also where nothing is known of their subject any more. */
public interface AlertTeller {
  /** The words for what the timeline says of every alert. */
  AlertWords words();

  /** What people call an alert, by its name among those of its subject. */
  default String called(String alert) {
    return alert;
  }

  /** How bad it was, to follow "while it fires, "; empty where figures say nothing. */
  Optional<String> extent(Figures figures);

  /** What an incident comes to that ends at a moment, one sentence. */
  String over(Incident incident, Instant at);

  /**
   * What people call what a source watches, in the middle of a sentence.
   *
   * @param subject what its alerts are about: {@code objective}
   * @param alert one of them: {@code tier}
   * @param fires what it does: {@code burns}
   * @param fire what several do: {@code burn}
   * @param firing doing so: {@code burning}
   * @param intensity what grows as it gets worse: {@code share of bad events}
   */
  record AlertWords(
      String subject, String alert, String fires, String fire, String firing, String intensity) {}
}
