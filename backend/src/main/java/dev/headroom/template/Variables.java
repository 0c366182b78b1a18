package dev.headroom.template;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.TemplateFailure;
import java.util.ArrayList;
import java.util.List;

/** What has a name within one definition, the newest last. */
final class Variables {
  private final List<Named> all = new ArrayList<>();

  private record Named(String name, Datum value) {}

  /**
   * @param data what {@code $} stands for
   */
  Variables(Datum data) {
    declare("$", data);
  }

  int mark() {
    return all.size();
  }

  void reset(int mark) {
    all.subList(mark, all.size()).clear();
  }

  void declare(String name, Datum value) {
    all.add(new Named(name, value));
  }

  void assign(String name, Datum value) {
    all.set(place(name), new Named(name, value));
  }

  Datum get(String name) {
    return all.get(place(name)).value();
  }

  private int place(String name) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new TemplateFailure("undefined variable: " + name);
  }
}
