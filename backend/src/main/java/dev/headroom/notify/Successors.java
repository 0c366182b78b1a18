package dev.headroom.notify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which entries of {@code routing.yaml} go on for entries that are gone: those that post the same
 * way to the same address. A receiver by another name is the same somebody.
 */
final class Successors {
  /** How versions before told the entries of a receiver apart: by their number, from 0. */
  private static final String NUMBER = "\\d{1,3}";

  private Successors() {}

  /**
   * @param known ids of entries that were told of something that matters still
   * @param present ids of the entries there are, in their order
   * @return ids of entries that are gone, each with the one that goes on for it
   */
  static Map<String, String> of(Set<String> known, List<String> present) {
    List<String> free = new ArrayList<>(present);
    free.removeAll(known);
    Map<String, String> successors = new HashMap<>();
    for (String gone : new TreeSet<>(known)) {
      if (!present.contains(gone)) {
        EntryId before = EntryId.of(gone);
        Optional<String> next =
            before.address().matches(NUMBER)
                ? numbered(before, present)
                : free.stream().filter(each -> before.isLike(EntryId.of(each))).findFirst();
        next.filter(free::remove).ifPresent(each -> successors.put(gone, each));
      }
    }
    return successors;
  }

  private static Optional<String> numbered(EntryId before, List<String> present) {
    return present.stream()
        .filter(each -> before.isBeside(EntryId.of(each)))
        .skip(Integer.parseInt(before.address()))
        .findFirst();
  }

  /** An id in its parts; the receiver's name may contain what separates them. */
  private record EntryId(String receiver, String kind, String address) {
    static EntryId of(String id) {
      int last = id.lastIndexOf('/');
      int first = id.lastIndexOf('/', last - 1);
      return new EntryId(
          id.substring(0, Math.max(0, first)),
          id.substring(first + 1, last),
          id.substring(last + 1));
    }

    boolean isLike(EntryId other) {
      return kind.equals(other.kind) && address.equals(other.address);
    }

    boolean isBeside(EntryId other) {
      return receiver.equals(other.receiver) && kind.equals(other.kind);
    }
  }
}
