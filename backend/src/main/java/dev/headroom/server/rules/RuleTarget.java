package dev.headroom.server.rules;

import dev.headroom.config.RuleSet;
import dev.headroom.slo.objective.Objective;
import java.util.List;
import java.util.Optional;

/** What the rules are put into force in. */
public interface RuleTarget {
  /**
   * Has the log say what is counted from now on.
   *
   * @return why it could not be told; empty if it was, or nothing differs
   */
  Optional<String> record(List<Objective> next);

  /** Puts other promises into force. */
  void promise(List<Objective> next);

  /** Has others told of the incidents of these promises, and compared by these services. */
  void route(RuleSet next);
}
