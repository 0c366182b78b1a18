package dev.headroom.server.rules;

import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.model.Problem;
import dev.headroom.routing.Receiver;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Files without {@code routing.yaml} do not take the place of rules by which people are told. A
 * checkout deletes a file before it writes it anew: whoever reads in between must not turn paging
 * off.
 */
final class LostRouting {
  /** Names of receivers that are said; the number says how many there are. */
  private static final int NAMES_MAX = 5;

  private LostRouting() {}

  /**
   * Does nothing if the file is there, or nobody is told as it is.
   *
   * @throws InvalidFiles if it is not there and somebody is
   */
  static void throwIfAny(RuleSet inForce, RuleSet next) throws InvalidFiles {
    List<String> told =
        inForce.routing().receivers().stream()
            .filter(LostRouting::isTold)
            .map(Receiver::name)
            .toList();
    if (next.routing().root().isPresent() || told.isEmpty()) {
      return;
    }
    InvalidFiles.throwIfAny(
        next.routing().warnings().stream().map(each -> problem(each.file(), told)).toList());
  }

  private static boolean isTold(Receiver receiver) {
    return !receiver.integrations().isEmpty() || !receiver.others().isEmpty();
  }

  private static Problem problem(String file, List<String> told) {
    String names = told.stream().limit(NAMES_MAX).collect(Collectors.joining(", "));
    return new Problem(
        file,
        0,
        0,
        "the file is missing, and %s in force: %s%s; to tell nobody, write one with route: {receiver: nobody} and receivers: [{name: nobody}]"
            .formatted(
                told.size() == 1 ? "1 receiver is" : told.size() + " receivers are",
                names,
                told.size() > NAMES_MAX ? ", …" : ""));
  }
}
