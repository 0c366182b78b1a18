package dev.headroom.oncall;

import biweekly.component.ICalComponent;
import biweekly.property.RawProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a component says of times, as it is written. */
record IcsProperties(ICalComponent component) {
  List<RawProperty> all(String name) {
    return component.getExperimentalProperties(name);
  }

  Optional<RawProperty> first(String name) {
    return all(name).stream().findFirst();
  }

  /**
   * @throws IllegalArgumentException naming what is not understood
   */
  List<IcsRule> rules(String name) {
    return all(name).stream().map(each -> IcsRule.parse(each.getValue())).toList();
  }

  /** Of a property that may have many values. */
  static Stream<String> entries(RawProperty list) {
    return Arrays.stream(list.getValue().split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty());
  }
}
