package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What docs/pages.md says of failures on record is what the tests play, row by row. */
class FailuresDocsTest {
  private static final List<String> TESTS =
      List.of(
          "FailureModesOnRecordTest",
          "EscalationsOnRecordTest",
          "PageCrashFaultTest",
          "email.EmailTest");

  /** Number, what went wrong, the test of it. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|`]+) \\| ([^|]+) \\| `(\\w+Test\\.\\w+)` \\|$");

  private static String documented() throws IOException {
    String page = Files.readString(Path.of("docs/pages.md"));
    int start = page.indexOf("## Failures on record");
    assertThat(start).isPositive();
    return page.substring(start);
  }

  private static Stream<Method> methods(String test) {
    try {
      Class<?> type = Class.forName(FailuresDocsTest.class.getPackageName() + "." + test);
      return Stream.of(type.getDeclaredMethods());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isRun(Method test) {
    return test.isAnnotationPresent(Test.class)
        || test.isAnnotationPresent(ParameterizedTest.class);
  }

  /** By class and method: {@code #815: an alert stayed active after its end}. */
  private static Map<String, String> played() {
    return TESTS.stream()
        .flatMap(FailuresDocsTest::methods)
        .filter(each -> isRun(each) && each.isAnnotationPresent(DisplayName.class))
        .collect(
            Collectors.toMap(
                each -> each.getDeclaringClass().getSimpleName() + "." + each.getName(),
                each -> each.getAnnotation(DisplayName.class).value(),
                (one, other) -> one + other,
                TreeMap::new));
  }

  @Test
  void eachRowIsATestThatHasItsNumbersAndEachSuchTestHasARow() throws Exception {
    Map<String, String> rows = new TreeMap<>();
    Matcher row = ROW.matcher(documented());
    while (row.find()) {
      rows.put(row.group(3), row.group(1) + ": " + row.group(2));
    }
    assertThat(rows).hasSizeGreaterThan(15).isEqualTo(played());
  }
}
