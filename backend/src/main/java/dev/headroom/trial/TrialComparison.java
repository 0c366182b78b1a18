package dev.headroom.trial;

import dev.headroom.trial.TrialReport.TrialIncident;
import dev.headroom.trial.TrialReport.TriedIncident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Which incidents that would have been are the same as one that was. */
final class TrialComparison {
  private final List<TrialIncident> left;
  private final List<TriedIncident> tried = new ArrayList<>();

  private TrialComparison(List<TrialIncident> real) {
    this.left = new ArrayList<>(real);
  }

  /**
   * Pairs each with the first there is of the same subject and urgency that stood when it would
   * have; none is the same as two.
   *
   * @param slack how far from each other two may stand that are the same
   */
  static TrialComparison of(List<TrialIncident> wouldBe, List<TrialIncident> real, Duration slack) {
    TrialComparison comparison = new TrialComparison(real);
    BiPredicate<TrialIncident, TrialIncident> same =
        (one, other) ->
            one.subject().equals(other.subject())
                && one.severity() == other.severity()
                && one.meets(other, slack);
    wouldBe.forEach(each -> comparison.pair(each, same));
    return comparison;
  }

  private void pair(TrialIncident each, BiPredicate<TrialIncident, TrialIncident> same) {
    Optional<TrialIncident> really =
        left.stream().filter(other -> same.test(each, other)).findFirst();
    really.ifPresent(left::remove);
    tried.add(new TriedIncident(each, really));
  }

  List<TriedIncident> tried() {
    return tried;
  }

  /** What there was and would not have been. */
  List<TrialIncident> left() {
    return left;
  }
}
