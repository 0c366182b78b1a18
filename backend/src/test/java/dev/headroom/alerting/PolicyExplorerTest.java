package dev.headroom.alerting;

import static dev.headroom.model.Urgency.PAGE;
import static dev.headroom.model.Urgency.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Thoroughness;
import dev.headroom.alerting.Policy.PolicyDecision;
import dev.headroom.alerting.Story.Event;
import dev.headroom.alerting.Witness.Shown;
import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.FiringAlert.Handling;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.alerting.source.AlertReading;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.model.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Goes through everything that can happen to a subject, breadth first, each state once, and holds
 * the policy to what a {@link Witness} says. States are the same if nothing that is to come can
 * tell them apart: times count from the moment, and no further than they matter.
 */
class PolicyExplorerTest {
  private static final Policy POLICY = new Policy(_ -> Story.WAIT, 1, 1);
  private static final HandMadeSource SOURCE = new HandMadeSource();
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** Where a story has come to. */
  private record Scene(
      Instant at,
      List<AlertLevel> levels,
      List<Boolean> out,
      AlertingState state,
      Witness witness) {}

  /** The events by which a scene was come to, the last one first. */
  private record Trail(Optional<Trail> before, Optional<Event> last) {
    List<Event> events() {
      List<Event> events = new ArrayList<>(before.map(Trail::events).orElse(List.of()));
      last.ifPresent(events::add);
      return events;
    }

    Trail then(Event event) {
      return new Trail(Optional.of(this), Optional.of(event));
    }
  }

  private record Reached(Trail trail, Scene scene) {}

  private record Found(int states, int depth, boolean isWhole, Optional<String> wrong) {}

  /** Two alerts for pages and one for tickets, or two as by default: every state there is. */
  @Test
  void nothingThatCanHappenBreaksThePromise() {
    long started = System.nanoTime();
    List<AlertReading> alerts = Story.ALERTS.subList(0, Thoroughness.of(3, Story.ALERTS.size()));
    Found found = explore(POLICY::evaluated, alerts, Integer.MAX_VALUE);
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf("%d states, all, depth %d, %.1f s%n", found.states(), found.depth(), seconds);
    assertThat(found.wrong()).isEmpty();
    assertThat(found.isWhole()).isTrue();
    assertThat(found.states()).isGreaterThan(Thoroughness.of(5_000, 100_000));
  }

  /** What a person resolved stays quiet until nothing fires any more. */
  @Test
  void anActThatCoversWhatComesLaterIsFound() {
    assertThat(
            wrong((state, round) -> {
              PolicyDecision decision = POLICY.evaluated(state, round);
              boolean closed = state.firing().values().stream().anyMatch(this::isClosed);
              if (!closed) {
                return decision;
              }
              Map<String, FiringAlert> covered = new TreeMap<>(decision.state().firing());
              covered.replaceAll((name, alert) -> alert.answered(new Handling.ClosedByHand()));
              return new PolicyDecision(state.with(covered), List.of());
            }))
        .contains("no page stands open");
  }

  private boolean isClosed(FiringAlert alert) {
    return alert.answer() instanceof Handling.ClosedByHand;
  }

  /** An acknowledgement holds for whatever begins to fire after it. */
  @Test
  void anAcknowledgementThatHoldsForeverIsFound() {
    assertThat(
            wrong((state, round) -> {
              PolicyDecision decision = POLICY.evaluated(state, round);
              List<Effect> kept =
                  decision.effects().stream()
                      .filter(effect -> !(effect instanceof Effect.Unacknowledge))
                      .toList();
              return new PolicyDecision(decision.state(), kept);
            }))
        .contains("no page stands open");
  }

  /** One alert of which nothing is known holds all of them. */
  @Test
  void oneFreezeForAllAlertsIsFound() {
    assertThat(
            wrong((state, round) -> {
              boolean frozen =
                  round.readings().stream().anyMatch(each -> each.level() == AlertLevel.UNKNOWN);
              List<AlertReading> held =
                  round.readings().stream()
                      .map(each ->
                          frozen && each.level() == AlertLevel.CLEAR
                              ? HandMadeSource.at(AlertLevel.HOLDS, each)
                              : each)
                      .toList();
              return POLICY.evaluated(state, SOURCE.round(round.subject(), round.at(), held));
            }))
        .isNotEmpty();
  }

  /** A page ends with the alert that fires, though another of its alerts is about to. */
  @Test
  void anEndBesideAnAlertThatIsNotClearIsFound() {
    assertThat(
            wrong((state, round) -> {
              List<AlertReading> readings =
                  round.readings().stream()
                      .map(each ->
                          state.firing().containsKey(each.alert())
                                  || each.level() == AlertLevel.FIRING
                              ? each
                              : HandMadeSource.at(AlertLevel.CLEAR, each))
                      .toList();
              return POLICY.evaluated(state, SOURCE.round(round.subject(), round.at(), readings));
            }))
        .contains("ends while an alert of it is not clear");
  }

  /** A page lasts as long as any alert fires. */
  @Test
  void aPageThatOutlivesItsAlertsIsFound() {
    assertThat(
            wrong((state, round) -> {
              PolicyDecision decision = POLICY.evaluated(state, round);
              boolean ends =
                  decision.effects().stream()
                      .anyMatch(effect -> effect.equals(new Effect.End(PAGE)));
              return ends && !decision.state().firing().isEmpty()
                  ? new PolicyDecision(state.with(decision.state().firing()), List.of())
                  : decision;
            }))
        .contains("stands although");
  }

  /** Every change of an alert is told as of something new. */
  @Test
  void aSecondPageForTheSameAlertIsFound() {
    assertThat(
            wrong((state, round) -> {
              PolicyDecision decision = POLICY.evaluated(state, round);
              List<Effect> louder =
                  decision.effects().stream()
                      .map(effect ->
                          effect instanceof Effect.Mention(var urgency, var lead, _, _)
                                  && lead.isPresent()
                              ? new Effect.Reopen(urgency, lead.get())
                              : effect)
                      .toList();
              return new PolicyDecision(decision.state(), louder);
            }))
        .contains("for the same alert");
  }

  private String wrong(BiFunction<AlertingState, AlertRound, PolicyDecision> policy) {
    return explore(policy, Story.ALERTS.subList(0, 3), 100_000).wrong().orElse("");
  }

  private Found explore(
      BiFunction<AlertingState, AlertRound, PolicyDecision> policy,
      List<AlertReading> alerts,
      int statesMax) {
    List<AlertLevel> clear = Collections.nCopies(alerts.size(), AlertLevel.CLEAR);
    List<Boolean> in = Collections.nCopies(alerts.size(), false);
    Scene start = new Scene(START, clear, in, AlertingState.NOTHING, Witness.NOTHING);
    List<Event> events = Story.events(alerts);
    Set<String> seen = new HashSet<>(Set.of(same(start)));
    List<Reached> frontier =
        List.of(new Reached(new Trail(Optional.empty(), Optional.empty()), start));
    int depth = 0;
    while (!frontier.isEmpty() && seen.size() < statesMax) {
      depth++;
      List<Reached> next = new ArrayList<>();
      for (Reached reached : frontier) {
        for (Event event : events) {
          Told told = new Told(alerts, policy);
          Optional<Scene> scene = told.play(reached.scene(), event);
          Trail trail = reached.trail().then(event);
          if (told.wrong.isPresent()) {
            String wrong = told.wrong.get() + " after " + trail.events();
            return new Found(seen.size(), depth, false, Optional.of(wrong));
          }
          if (scene.isPresent() && seen.add(same(scene.get()))) {
            next.add(new Reached(trail, scene.get()));
          }
        }
      }
      frontier = next;
    }
    return new Found(seen.size(), depth, frontier.isEmpty(), Optional.empty());
  }

  /** Plays one event and looks on. */
  private static final class Told {
    private final List<AlertReading> alerts;
    private final BiFunction<AlertingState, AlertRound, PolicyDecision> policy;
    private Optional<String> wrong = Optional.empty();

    Told(List<AlertReading> alerts, BiFunction<AlertingState, AlertRound, PolicyDecision> policy) {
      this.alerts = alerts;
      this.policy = policy;
    }

    /** The scene after an event; empty where it cannot happen. */
    Optional<Scene> play(Scene scene, Event event) {
      return switch (event) {
        case Event.Turns(int alert, AlertLevel level) -> turns(scene, alert, level);
        case Event.Silence() -> {
          List<AlertLevel> silent = Collections.nCopies(alerts.size(), AlertLevel.UNKNOWN);
          yield Optional.of(evaluate(scene, silent, scene.out(), scene.at()));
        }
        case Event.Acknowledge(Urgency urgency) ->
            scene
                .state()
                .open(urgency)
                .filter(standing -> !standing.isAcknowledged())
                .map(_ -> act(scene, urgency, false));
        case Event.Resolve(Urgency urgency) ->
            scene.state().open(urgency).map(_ -> act(scene, urgency, true));
        case Event.Wait(Duration time) ->
            Optional.of(evaluate(scene, scene.levels(), scene.out(), scene.at().plus(time)));
        case Event.Reload(int alert) -> {
          List<Boolean> out = new ArrayList<>(scene.out());
          out.set(alert, !out.get(alert));
          yield Optional.of(evaluate(scene, scene.levels(), out, scene.at()));
        }
        case Event.Note _, Event.Restart _ -> Optional.empty();
      };
    }

    private Optional<Scene> turns(Scene scene, int alert, AlertLevel level) {
      if (scene.levels().get(alert) == level) {
        return Optional.empty();
      }
      List<AlertLevel> levels = new ArrayList<>(scene.levels());
      levels.set(alert, level);
      return Optional.of(evaluate(scene, levels, scene.out(), scene.at()));
    }

    private Scene act(Scene scene, Urgency urgency, boolean resolves) {
      AlertingState state =
          resolves
              ? Policy.resolved(scene.state(), urgency)
              : Policy.acknowledged(scene.state(), urgency, new Acknowledgement(scene.at(), "ada"));
      Shown then = resolves ? Shown.CLOSED : Shown.ACKNOWLEDGED;
      Witness witness = scene.witness().acts(urgency, then);
      Scene acted = new Scene(scene.at(), scene.levels(), scene.out(), state, witness);
      return evaluate(acted, scene.levels(), scene.out(), scene.at());
    }

    private Scene evaluate(Scene scene, List<AlertLevel> levels, List<Boolean> out, Instant at) {
      List<AlertReading> readings = Story.readings(alerts, levels, out);
      PolicyDecision decision = policy.apply(scene.state(), SOURCE.round("checkout", at, readings));
      Witness witness = scene.witness().sees(readings);
      for (Effect effect : decision.effects()) {
        witness = look(witness, effect, readings);
      }
      note(witness.wrong());
      for (Urgency urgency : Urgency.values()) {
        if (Witness.isClear(urgency, readings)) {
          outlives(decision.state(), witness, urgency, at);
        }
      }
      return new Scene(at, List.copyOf(levels), List.copyOf(out), decision.state(), witness);
    }

    private Witness look(Witness witness, Effect effect, List<AlertReading> readings) {
      return switch (effect) {
        case Effect.Open(var urgency, _, var taken) ->
            taken.isPresent() ? witness.shows(urgency, Shown.NOTHING) : told(witness, urgency);
        case Effect.Reopen(var urgency, _) -> told(witness, urgency);
        case Effect.Unacknowledge(var urgency, _, _) -> told(witness, urgency);
        case Effect.Worsen _, Effect.OthersFire _, Effect.Mention _ -> witness;
        case Effect.End(var urgency) -> {
          note(witness.mayEnd(urgency, readings));
          yield witness.shows(urgency, Shown.CLOSED);
        }
      };
    }

    private Witness told(Witness witness, Urgency urgency) {
      note(witness.mayBeTold(urgency));
      return witness.told(urgency);
    }

    /** What fires no more ends, at once or when it has been held for its time. */
    private void outlives(AlertingState state, Witness witness, Urgency urgency, Instant at) {
      Optional<OpenIncident> standing = state.open(urgency);
      if (standing.isPresent() && !witness.fires(urgency)) {
        Instant since = standing.get().clearSince().orElse(Instant.MIN);
        if (!at.isBefore(since.plus(standing.get().held()))) {
          note(Optional.of("a " + urgency + " stands although none of its alerts fires"));
        }
      }
    }

    private void note(Optional<String> what) {
      if (wrong.isEmpty()) {
        wrong = what;
      }
    }
  }

  /** What is equal for two scenes that nothing can tell apart but what receivers were told last. */
  private static String same(Scene scene) {
    StringBuilder same = new StringBuilder();
    for (int alert = 0; alert < scene.levels().size(); alert++) {
      String name = Story.ALERTS.get(alert).alert();
      same.append(scene.out().get(alert) ? '-' : scene.levels().get(alert).name().charAt(0));
      FiringAlert firing = scene.state().firing().get(name);
      same.append(firing == null ? "" : firing.answer().getClass().getSimpleName().charAt(0));
      Witness.Seen seen = scene.witness().alerts().get(name);
      if (seen != null) {
        same.append(seen.answered() ? 'a' : ' ');
        same.append(seen.paged() ? 'p' : ' ').append(seen.ticketed() ? 't' : ' ');
      }
    }
    for (Urgency urgency : List.of(PAGE, TICKET)) {
      same.append('|').append(scene.witness().shows(urgency).name().charAt(0));
      scene.state().open(urgency).ifPresent(each -> same(same, each, scene.at()));
      scene
          .state()
          .ended(urgency)
          .filter(each -> !scene.at().isAfter(each.until()))
          .ifPresent(each -> {
            long left = Duration.between(scene.at(), each.until()).toMinutes();
            same.append('e').append(left).append('r').append(each.returns());
          });
    }
    return same.toString();
  }

  private static void same(StringBuilder same, OpenIncident standing, Instant at) {
    same.append(standing.isAcknowledged() ? 'T' : 'O').append(standing.returns());
    standing
        .clearSince()
        .ifPresent(since -> same.append('c').append(Duration.between(since, at).toMinutes()));
  }
}
