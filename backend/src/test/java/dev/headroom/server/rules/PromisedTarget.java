package dev.headroom.server.rules;

import dev.headroom.config.RuleSet;
import dev.headroom.slo.objective.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the names of the promises in force, before a log that a test may have refuse. */
final class PromisedTarget implements RuleTarget {
  final List<String> promised = new ArrayList<>();
  Optional<String> logRefuses = Optional.empty();

  @Override
  public Optional<String> record(List<Objective> next) {
    return logRefuses;
  }

  @Override
  public void promise(List<Objective> next) {
    promised.clear();
    next.forEach(each -> promised.add(each.name()));
  }

  @Override
  public void route(RuleSet next) {}
}
