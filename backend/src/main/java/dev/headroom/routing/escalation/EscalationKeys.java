package dev.headroom.routing.escalation;

import dev.headroom.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads {@code escalation} of a route and {@code failover} of a receiver.
 *
 * @param duration reads a duration; empty, with a problem, for anything else
 */
public record EscalationKeys(Function<YamlNode, Optional<Duration>> duration) {
  public static final String ESCALATION = "escalation";
  public static final String FAILOVER = "failover";
  private static final String AFTER = "after";
  private static final String RECEIVER = "receiver";
  private static final Set<String> KEYS = Set.of(AFTER, RECEIVER);

  /**
   * The ladder of a route.
   *
   * @param route the node that may have the key
   * @param parent what it has where it says nothing
   * @param own name of the receiver that is told first
   * @param receivers names of all there are
   */
  public Ladder ladder(YamlNode route, Ladder parent, String own, Set<String> receivers) {
    return route
        .find(ESCALATION)
        .map(list -> new Ladder(rungs(list, own, receivers)))
        .orElse(parent);
  }

  private List<Ladder.Rung> rungs(YamlNode list, String own, Set<String> receivers) {
    List<Ladder.Rung> rungs = new ArrayList<>();
    Set<String> named = new HashSet<>(Set.of(own));
    Duration before = Duration.ZERO;
    for (YamlNode item : list.items()) {
      Failover step = step(item, receivers);
      if (!named.add(step.receiver())) {
        item.problem(
            "receiver %s is told before that already: each is told once"
                .formatted(step.receiver()));
      }
      if (step.after().compareTo(before) < 0) {
        item.problem("steps of an escalation stand in the order of their times");
      }
      before = step.after();
      rungs.add(new Ladder.Rung(step.after(), step.receiver()));
    }
    if (rungs.size() > Ladder.RUNGS_MAX) {
      list.problem("an escalation has %d steps at most".formatted(Ladder.RUNGS_MAX));
    }
    return rungs;
  }

  /**
   * The failover of a receiver; empty if it has none.
   *
   * @param node of the receiver
   * @param own its name
   * @param receivers names of all there are
   */
  public Optional<Failover> failover(YamlNode node, String own, Set<String> receivers) {
    Optional<YamlNode> key = node.find(FAILOVER);
    Optional<Failover> read = key.map(each -> step(each, receivers));
    if (read.filter(each -> each.receiver().equals(own)).isPresent()) {
      key.ifPresent(each -> each.problem("receiver %s cannot stand in for itself".formatted(own)));
    }
    return read;
  }

  private Failover step(YamlNode node, Set<String> receivers) {
    node.onlyKeys(KEYS);
    String receiver = node.requireText(RECEIVER);
    node.find(RECEIVER)
        .filter(name -> !receivers.contains(name.text()))
        .ifPresent(name -> name.problem("unknown receiver " + name.text()));
    Duration after = node.require(AFTER).flatMap(this::positive).orElse(Duration.ZERO);
    return new Failover(after, receiver);
  }

  private Optional<Duration> positive(YamlNode node) {
    Optional<Duration> read = duration.apply(node);
    if (read.filter(Duration::isZero).isPresent()) {
      node.problem(AFTER + " must not be 0");
    }
    return read;
  }
}
