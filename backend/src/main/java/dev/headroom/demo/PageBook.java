package dev.headroom.demo;

import java.util.ArrayList;
import java.util.List;

/** The newest pages. Free to use from any thread. */
final class PageBook {
  private static final int PAGES_MAX = 200;

  private final List<Page> newestFirst = new ArrayList<>();

  /** Writes a page down; one that came before, by its id, is only counted. */
  synchronized void add(Page page) {
    int before = indexOf(page);
    if (before >= 0) {
      newestFirst.set(before, newestFirst.get(before).again());
      return;
    }
    newestFirst.addFirst(page);
    if (newestFirst.size() > PAGES_MAX) {
      newestFirst.removeLast();
    }
  }

  private int indexOf(Page page) {
    if (page.id().isEmpty() || !page.signature().accepted()) {
      return -1;
    }
    for (int i = 0; i < newestFirst.size(); i++) {
      Page kept = newestFirst.get(i);
      if (kept.id().equals(page.id()) && kept.signature().accepted()) {
        return i;
      }
    }
    return -1;
  }

  synchronized List<Page> newestFirst() {
    return List.copyOf(newestFirst);
  }
}
