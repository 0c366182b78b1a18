package dev.headroom.alerting.incident;

import dev.headroom.model.text.MomentText;
import java.time.Instant;
import java.util.List;

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

  /**
   * It is about something that is in shadow.
   *
   * @param receivers names of those whom routing names, who would be told
   */
  record Shadowed(List<String> receivers) implements MuteReason {
    public Shadowed {
      receivers = List.copyOf(receivers);
    }

    @Override
    public String clause(Instant now) {
      return "it is in shadow, and would be told to "
          + (receivers.isEmpty() ? "nobody" : String.join(", ", receivers));
    }

    @Override
    public String over(Instant now) {
      return "It is not in shadow any more.";
    }
  }

  /**
   * Another incident, which somebody was told of, stands for it.
   *
   * @param incident id of the other one, its cause or the first of several that are the same
   * @param relation how it belongs to it
   * @param why in words, without a full stop
   * @param until when it stands for this one no longer unless it is acknowledged by then
   */
  record Attached(String incident, Relation relation, String why, Instant until)
      implements MuteReason {
    /** How an incident belongs to another. */
    public enum Relation {
      /** Its service needs the other's. */
      NEEDS("needs"),
      /** The same kind of fault, begun at the same time. */
      SAME("same");

      private final String text;

      Relation(String text) {
        this.text = text;
      }

      @Override
      public String toString() {
        return text;
      }
    }

    @Override
    public String clause(Instant now) {
      return switch (relation) {
        case NEEDS ->
            "attached to incident %s until that ends, or until %s if nobody acknowledges it (%s)"
                .formatted(incident, MomentText.format(until, now), why);
        case SAME -> "part of incident %s (%s)".formatted(incident, why);
      };
    }

    @Override
    public String over(Instant now) {
      return "Incident %s does not stand for it any more: it has ended, or nobody has acknowledged it."
          .formatted(incident);
    }
  }
}
