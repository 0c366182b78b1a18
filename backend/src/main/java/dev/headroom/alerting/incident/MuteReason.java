package dev.headroom.alerting.incident;

import dev.headroom.model.text.MomentText;
import java.time.Instant;

/** Why nobody is told of an incident that stands. */
public sealed interface MuteReason {
  /** As a clause of a sentence, in the present. */
  String clause(Instant now);

  /** The same once it holds no more, as a sentence. */
  String over(Instant now);

  /**
   * People have silenced it.
   *
   * @param silence id of the silence
   * @param by who made it
   * @param why their reason
   * @param until when it ends at the latest
   */
  record Silenced(String silence, String by, String why, Instant until) implements MuteReason {
    @Override
    public String clause(Instant now) {
      return "silenced by %s until %s (%s; silence %s)"
          .formatted(by, MomentText.format(until, now), why, silence);
    }

    @Override
    public String over(Instant now) {
      return "The silence of %s has ended (%s; silence %s).".formatted(by, why, silence);
    }
  }
}
