package dev.headroom.alerting;

import static dev.headroom.model.Urgency.PAGE;
import static dev.headroom.model.Urgency.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.Policy.PolicyDecision;
import dev.headroom.alerting.Story.Event;
import dev.headroom.alerting.Witness.Shown;
import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.BurningTier;
import dev.headroom.alerting.incident.BurningTier.Handling;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.model.Urgency;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.TierReading.BurnLevel;
import dev.headroom.slo.objective.BurnTier;
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
 * Goes through everything that can happen to a promise, breadth first, each state once, and holds
 * the policy to what a {@link Witness} says. States are the same if nothing that is to come can
 * tell them apart: times count from the moment, and no further than they matter.
 */
class PolicyExplorerTest {
  private static final Policy POLICY = new Policy(Story.WAIT, 1, 1);
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** Where a story has come to. */
  private record Scene(
      Instant at,
      List<BurnLevel> levels,
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

  /** Two page tiers and two ticket tiers, as by default: every state there is, up to the last. */
  @Test
  void nothingThatCanHappenBreaksThePromise() {
    long started = System.nanoTime();
    Found found = explore(POLICY::evaluated, Story.TIERS, Integer.MAX_VALUE);
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf("%d states, all, depth %d, %.1f s%n", found.states(), found.depth(), seconds);
    assertThat(found.wrong()).isEmpty();
    assertThat(found.isWhole()).isTrue();
    assertThat(found.states()).isGreaterThan(100_000);
  }

  /** What a person resolved stays quiet until nothing burns any more. */
  @Test
  void anActThatCoversWhatComesLaterIsFound() {
    assertThat(
            wrong((state, round) -> {
              PolicyDecision decision = POLICY.evaluated(state, round);
              boolean closed = state.burns().values().stream().anyMatch(this::isClosed);
              if (!closed) {
                return decision;
              }
              Map<String, BurningTier> covered = new TreeMap<>(decision.state().burns());
              covered.replaceAll((tier, burn) -> burn.answered(new Handling.ClosedByHand()));
              return new PolicyDecision(state.with(covered), List.of());
            }))
        .contains("no page stands open");
  }

  private boolean isClosed(BurningTier burn) {
    return burn.answer() instanceof Handling.ClosedByHand;
  }

  /** An acknowledgement holds for whatever begins to burn after it. */
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

  /** One tier whose short window is silent holds all of them. */
  @Test
  void oneFreezeForAllTiersIsFound() {
    assertThat(
            wrong((state, round) -> {
              boolean frozen =
                  round.tiers().stream().anyMatch(each -> each.level() == BurnLevel.UNMEASURED);
              List<TierReading> held =
                  round.tiers().stream()
                      .map(each ->
                          frozen && each.level() == BurnLevel.CLEAR
                              ? TierReading.of(each.tier(), BurnLevel.HOLDS)
                              : each)
                      .toList();
              return POLICY.evaluated(state, new EvaluatedTiers(round.at(), held, round.counts()));
            }))
        .isNotEmpty();
  }

  /** A page ends with the tier that burns, though another of its tiers is about to. */
  @Test
  void anEndBesideATierThatIsNotClearIsFound() {
    assertThat(
            wrong((state, round) -> {
              List<TierReading> readings =
                  round.tiers().stream()
                      .map(each ->
                          state.burns().containsKey(each.tier().name())
                                  || each.level() == BurnLevel.BURNS
                              ? each
                              : TierReading.of(each.tier(), BurnLevel.CLEAR))
                      .toList();
              return POLICY.evaluated(
                  state, new EvaluatedTiers(round.at(), readings, round.counts()));
            }))
        .contains("ends while a tier of it is not clear");
  }

  /** A page lasts as long as any tier burns. */
  @Test
  void aPageThatOutlivesItsTiersIsFound() {
    assertThat(
            wrong((state, round) -> {
              PolicyDecision decision = POLICY.evaluated(state, round);
              boolean ends =
                  decision.effects().stream()
                      .anyMatch(effect -> effect.equals(new Effect.End(PAGE)));
              return ends && !decision.state().burns().isEmpty()
                  ? new PolicyDecision(state.with(decision.state().burns()), List.of())
                  : decision;
            }))
        .contains("stands although");
  }

  /** Every change of a tier is told as of something new. */
  @Test
  void aSecondPageForTheSameBurnIsFound() {
    assertThat(
            wrong((state, round) -> {
              PolicyDecision decision = POLICY.evaluated(state, round);
              List<Effect> louder =
                  decision.effects().stream()
                      .map(effect ->
                          effect instanceof Effect.Mention(var urgency, var tier, _, _)
                                  && tier.isPresent()
                              ? new Effect.Reopen(urgency, tier.get())
                              : effect)
                      .toList();
              return new PolicyDecision(decision.state(), louder);
            }))
        .contains("for the same burn");
  }

  private String wrong(BiFunction<AlertingState, EvaluatedTiers, PolicyDecision> policy) {
    return explore(policy, Story.TIERS.subList(0, 3), 100_000).wrong().orElse("");
  }

  private Found explore(
      BiFunction<AlertingState, EvaluatedTiers, PolicyDecision> policy,
      List<BurnTier> tiers,
      int statesMax) {
    List<BurnLevel> clear = Collections.nCopies(tiers.size(), BurnLevel.CLEAR);
    List<Boolean> in = Collections.nCopies(tiers.size(), false);
    Scene start = new Scene(START, clear, in, AlertingState.NOTHING, Witness.NOTHING);
    List<Event> events = Story.events(tiers);
    Set<String> seen = new HashSet<>(Set.of(same(start)));
    List<Reached> frontier =
        List.of(new Reached(new Trail(Optional.empty(), Optional.empty()), start));
    int depth = 0;
    while (!frontier.isEmpty() && seen.size() < statesMax) {
      depth++;
      List<Reached> next = new ArrayList<>();
      for (Reached reached : frontier) {
        for (Event event : events) {
          Told told = new Told(tiers, policy);
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
    private final List<BurnTier> tiers;
    private final BiFunction<AlertingState, EvaluatedTiers, PolicyDecision> policy;
    private Optional<String> wrong = Optional.empty();

    Told(List<BurnTier> tiers, BiFunction<AlertingState, EvaluatedTiers, PolicyDecision> policy) {
      this.tiers = tiers;
      this.policy = policy;
    }

    /** The scene after an event; empty where it cannot happen. */
    Optional<Scene> play(Scene scene, Event event) {
      return switch (event) {
        case Event.Turns(int tier, BurnLevel level) -> turns(scene, tier, level);
        case Event.Silence() -> {
          List<BurnLevel> silent = Collections.nCopies(tiers.size(), BurnLevel.UNMEASURED);
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
        case Event.Reload(int tier) -> {
          List<Boolean> out = new ArrayList<>(scene.out());
          out.set(tier, !out.get(tier));
          yield Optional.of(evaluate(scene, scene.levels(), out, scene.at()));
        }
        case Event.Note _, Event.Restart _ -> Optional.empty();
      };
    }

    private Optional<Scene> turns(Scene scene, int tier, BurnLevel level) {
      if (scene.levels().get(tier) == level) {
        return Optional.empty();
      }
      List<BurnLevel> levels = new ArrayList<>(scene.levels());
      levels.set(tier, level);
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

    private Scene evaluate(Scene scene, List<BurnLevel> levels, List<Boolean> out, Instant at) {
      List<TierReading> readings = Story.readings(tiers, levels, out);
      PolicyDecision decision =
          policy.apply(scene.state(), new EvaluatedTiers(at, readings, Map.of()));
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

    private Witness look(Witness witness, Effect effect, List<TierReading> readings) {
      return switch (effect) {
        case Effect.Open(var urgency, _, var taken) ->
            taken.isPresent() ? witness.shows(urgency, Shown.NOTHING) : told(witness, urgency);
        case Effect.Reopen(var urgency, _) -> told(witness, urgency);
        case Effect.Unacknowledge(var urgency, _, _) -> told(witness, urgency);
        case Effect.Worsen _, Effect.Mention _ -> witness;
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

    /** What burns no more ends, at once or when it has been held for its time. */
    private void outlives(AlertingState state, Witness witness, Urgency urgency, Instant at) {
      Optional<OpenIncident> standing = state.open(urgency);
      if (standing.isPresent() && !witness.burns(urgency)) {
        Instant since = standing.get().clearSince().orElse(Instant.MIN);
        if (!at.isBefore(since.plus(standing.get().held()))) {
          note(Optional.of("a " + urgency + " stands although none of its tiers burns"));
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
    for (int tier = 0; tier < scene.levels().size(); tier++) {
      String name = Story.TIERS.get(tier).name();
      same.append(scene.out().get(tier) ? '-' : scene.levels().get(tier).name().charAt(0));
      BurningTier burn = scene.state().burns().get(name);
      same.append(burn == null ? "" : burn.answer().getClass().getSimpleName().charAt(0));
      Witness.Burning burning = scene.witness().tiers().get(name);
      if (burning != null) {
        same.append(burning.answered() ? 'a' : ' ');
        same.append(burning.paged() ? 'p' : ' ').append(burning.ticketed() ? 't' : ' ');
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
