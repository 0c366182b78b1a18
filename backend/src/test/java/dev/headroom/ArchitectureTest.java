package dev.headroom;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the arrows between rooms that ARCHITECTURE.md draws. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.headroom");

  private static final String PLAN = plan();

  /** Which rooms a room may see, as the plan's table of rooms has it. */
  private static final Map<String, Set<String>> MAY_SEE = maySee();

  private static String plan() {
    try {
      return Files.readString(Path.of("ARCHITECTURE.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Set<String>> maySee() {
    Map<String, Set<String>> rooms = new LinkedHashMap<>();
    Matcher row = Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|]*\\| (.*) \\|$").matcher(PLAN);
    while (row.find()) {
      Set<String> seen =
          row.group(2).equals("everything") ? new TreeSet<>(rooms.keySet()) : words(row.group(2));
      assertThat(rooms.keySet()).as("rows above that of " + row.group(1)).containsAll(seen);
      rooms.put(row.group(1), seen);
    }
    return rooms;
  }

  /** What stands between backticks. */
  private static Set<String> words(String text) {
    return Pattern.compile("`(\\w+)`")
        .matcher(text)
        .results()
        .map(word -> word.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void every_room_is_on_the_plan() {
    Set<String> rooms =
        CLASSES.stream().map(ArchitectureTest::room).collect(Collectors.toCollection(TreeSet::new));
    assertThat(rooms).isEqualTo(MAY_SEE.keySet());
  }

  @Test
  void a_room_sees_only_what_the_plan_allows() {
    MAY_SEE.forEach((room, seen) -> {
      String[] allowed =
          java.util.stream.Stream.concat(seen.stream(), java.util.stream.Stream.of(room))
              .map(name -> "dev.headroom." + name + "..")
              .toArray(String[]::new);
      classes()
          .that()
          .resideInAPackage("dev.headroom." + room + "..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(allowed)
                  .or(
                      com.tngtech.archunit.base.DescribedPredicate.not(
                          resideInAPackage("dev.headroom.."))))
          .because("ARCHITECTURE.md draws the arrows of " + room + " so")
          .allowEmptyShould(true)
          .check(CLASSES);
    });
  }

  @Test
  void every_line_of_a_walk_names_types_that_exist() {
    Set<String> types = CLASSES.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
    List<String> lines =
        section("Four walks").lines().filter(line -> line.matches("\\d+\\. .*")).toList();
    assertThat(lines)
        .hasSizeGreaterThan(20)
        .allSatisfy(line -> {
          assertThat(words(line)).isNotEmpty().isSubsetOf(types);
        });
    assertThat(section("Four walks").split("\n\n"))
        .allSatisfy(walk ->
            assertThat(walk.lines().filter(line -> line.matches("\\d+\\. .*")))
                .hasSizeLessThan(11));
  }

  private static String section(String title) {
    int from = PLAN.indexOf("\n## " + title + "\n");
    assertThat(from).as("section " + title).isNotNegative();
    int to = PLAN.indexOf("\n## ", from + 1);
    return PLAN.substring(from, to < 0 ? PLAN.length() : to);
  }

  @Test
  void there_are_no_cycles() {
    slices()
        .matching("dev.headroom.(**)")
        .should()
        .beFreeOfCycles()
        .because("a room that needs another room's guest is part of that room")
        .check(CLASSES);
  }

  @Test
  void the_model_knows_java_base_alone() {
    classes()
        .that()
        .resideInAPackage("dev.headroom.model..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("dev.headroom.model..", "java..", "org.jspecify.annotations"))
        .because("values must outlive every library")
        .check(CLASSES);
  }

  @Test
  void vertx_stays_where_http_is() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.headroom.ingest..", "dev.headroom.api..", "dev.headroom.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .because("the core is plain Java and nothing in it runs on an event loop")
        .check(CLASSES);
  }

  @Test
  void lucene_stays_in_logs() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.headroom.logs..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .because("another engine can only come behind LogStore if nobody else saw Lucene")
        .check(CLASSES);
  }

  @Test
  void sql_stays_in_engine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.headroom.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jdbi..", "java.sql..", "org.sqlite..", "org.flywaydb..")
        .because("another database can only come behind StateStore if nobody else saw this one")
        .check(CLASSES);
  }

  @Test
  void incidents_know_alerts_and_not_budgets() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.headroom.alerting..", "dev.headroom.routing..", "dev.headroom.notify..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.headroom.slo..", "dev.headroom.burn..")
        .because("a burn is one source of alerts, and what is done about them is the same for all")
        .check(CLASSES);
  }

  @Test
  void time_comes_in_through_constructors() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.headroom.demo..")
        .and()
        .doNotHaveFullyQualifiedName("dev.headroom.server.Headroom")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .because("tests own the clock")
        .check(CLASSES);
  }

  @Test
  void names_say_what_a_thing_is() {
    for (String banned :
        List.of("Util", "Utils", "Helper", "Manager", "Impl", "Base", "Service", "Common")) {
      noClasses()
          .that()
          .areTopLevelClasses()
          .should()
          .haveSimpleNameEndingWith(banned)
          .because("'" + banned + "' says nothing about the thing")
          .check(CLASSES);
    }
  }

  private static String room(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 2 ? parts[2] : "";
  }
}
