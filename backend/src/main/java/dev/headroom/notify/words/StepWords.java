package dev.headroom.notify.words;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.model.Alert;
import dev.headroom.model.text.DurationText;
import dev.headroom.model.text.MomentText;
import dev.headroom.model.text.PlainNumbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A step of an incident in words. Nothing is escaped, but control characters and marks that turn
 * the direction of a text are gone: each text is one line.
 *
 * @param status what happened, in capitals: {@code FIRING}, {@code RESOLVED}
 * @param urgency {@code page} or {@code ticket}
 * @param summary one sentence
 * @param sentences what else there is to say; may be none
 * @param alerts labels of the alerts that others have sent, at most {@link #ALERTS_MAX} lines; none
 *     where it is about a promise
 * @param facts by name, at most {@link #FACTS_MAX}
 * @param asks whether a person is asked to act
 */
public record StepWords(
    String status,
    String urgency,
    String summary,
    List<String> sentences,
    List<String> alerts,
    List<NamedFact> facts,
    boolean asks) {
  /** How many facts there are at most. */
  public static final int FACTS_MAX = 9;

  /** How many lines of alerts there are at most: of each one, and of how many others there are. */
  public static final int ALERTS_MAX = LabelLines.LINES_MAX + 1;

  /** What a title of Alertmanager's tells of: it fires, or it has ended. */
  private static final Set<String> TOLD_BY_TITLES =
      Set.of("FIRING", "FIRING AGAIN", "STILL FIRING", "WORSE", "RESOLVED");

  private static final String DESCRIPTION = "description";

  /** What would break a line, end a text early or turn its direction. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

  public StepWords {
    sentences = List.copyOf(sentences);
    alerts = List.copyOf(alerts);
    facts = List.copyOf(facts);
  }

  /** A fact of an incident: {@code Owner}, {@code team-payments}. */
  public record NamedFact(String name, String value) {}

  /** The words of a step. */
  public static StepWords of(Transition transition) {
    Incident incident = transition.incident();
    List<String> sentences = new ArrayList<>();
    add(sentences, oneLine(incident.annotations().getOrDefault(DESCRIPTION, "")));
    add(sentences, oneLine(act(transition)));
    return new StepWords(
        status(transition.kind()),
        incident.severity().text(),
        summary(incident),
        sentences,
        LabelLines.of(incident),
        facts(incident, transition.at()),
        asks(transition.kind()));
  }

  /** The words for an alarm that a newer one of the same incident takes the place of. */
  public static StepWords replaced(Transition transition) {
    Incident incident = transition.incident();
    return new StepWords(
        "REPLACED",
        incident.severity().text(),
        summary(incident),
        List.of("It asks for a person again: a newer message tells how it goes on."),
        LabelLines.of(incident),
        facts(incident, transition.at()),
        false);
  }

  /** What happened to what: {@code [FIRING page] checkout: 3% of requests are slow}. */
  public String heading() {
    return heading(summary);
  }

  /** The same of another summary. */
  public String heading(String of) {
    return "[" + status + " " + urgency + "] " + of;
  }

  /**
   * A title that says by itself whether it fires; of a step that is neither that nor an end, with
   * what happened before it.
   */
  public String titled(String title) {
    return TOLD_BY_TITLES.contains(status) ? title : heading(title);
  }

  private static String summary(Incident incident) {
    String summary = oneLine(incident.summary());
    return summary.isBlank() ? oneLine(incident.subject()) : summary;
  }

  private static String status(TransitionKind kind) {
    return switch (kind) {
      case OPENED, ROUTED, RELEASED, ESCALATED, FAILED_OVER -> "FIRING";
      case REOPENED, UNACKNOWLEDGED, UNMUTED -> "FIRING AGAIN";
      case REPEATED -> "STILL FIRING";
      case UPDATED -> "WORSE";
      case PARTLY_RESOLVED -> "PARTLY RESOLVED";
      case ACKNOWLEDGED -> "ACKNOWLEDGED";
      case RESOLVED -> "RESOLVED";
    };
  }

  private static boolean asks(TransitionKind kind) {
    return kind.asksForPerson();
  }

  /** Who did what; empty while nobody has done anything. */
  private static String act(Transition transition) {
    Incident incident = transition.incident();
    Instant at = transition.at();
    return incident
        .resolution()
        .map(end ->
            "Resolved by %s at %s, after %s: %s"
                .formatted(
                    end.by(),
                    MomentText.format(end.at(), at),
                    lasted(incident, end.at()),
                    end.reason()))
        .or(() ->
            incident
                .acknowledgement()
                .map(who ->
                    "Acknowledged by %s at %s."
                        .formatted(who.by(), MomentText.format(who.at(), at))))
        .orElse(told(transition.kind()));
  }

  /** Why somebody is told who was not at first. */
  private static String told(TransitionKind kind) {
    return switch (kind) {
      case ESCALATED -> "Nobody has acknowledged it so far.";
      case FAILED_OVER -> "Whoever is told first cannot be reached.";
      default -> "";
    };
  }

  private static List<NamedFact> facts(Incident incident, Instant at) {
    List<NamedFact> facts = new ArrayList<>();
    fact(facts, "Service", incident.service());
    fact(facts, "Owner", incident.owner());
    fact(facts, "On call", incident.annotations().getOrDefault(Alert.ON_CALL, ""));
    subject(facts, incident);
    fact(facts, "Began", MomentText.format(incident.beganAt(), at));
    incident.resolution().ifPresent(end -> fact(facts, "Lasted", lasted(incident, end.at())));
    if (incident.alert().isBurn() && incident.group().isEmpty()) {
      Figures figures = incident.figures();
      fact(facts, "Bad", PlainNumbers.percent(figures.badShare()));
      fact(facts, "Burn", PlainNumbers.factor(figures.burn()) + "\u00d7");
      fact(facts, "Budget left", PlainNumbers.percent(figures.budgetRemaining()));
    }
    return facts;
  }

  /** Only what others send is told of in groups; their labels may be those of a promise of ours. */
  private static void subject(List<NamedFact> facts, Incident incident) {
    Map<String, String> labels = incident.labels();
    boolean isPromise = labels.containsKey(Alert.SLO) || !labels.containsKey(Alert.NAME);
    if (isPromise && incident.group().isEmpty()) {
      fact(facts, "Promise", labels.getOrDefault(Alert.SLO, incident.subject()));
    } else {
      fact(facts, "Alert", labels.getOrDefault(Alert.NAME, ""));
    }
  }

  private static void fact(List<NamedFact> facts, String name, String value) {
    if (!value.isBlank()) {
      facts.add(new NamedFact(name, oneLine(value)));
    }
  }

  private static void add(List<String> sentences, String sentence) {
    if (!sentence.isBlank()) {
      sentences.add(sentence);
    }
  }

  private static String lasted(Incident incident, Instant end) {
    Duration whole = Duration.between(incident.beganAt(), end);
    return DurationText.format(whole.isNegative() ? Duration.ZERO : whole);
  }

  /** A text without what would break a line or turn its direction. */
  public static String oneLine(String text) {
    return UNSEEN.matcher(text).replaceAll(" ").strip();
  }
}
