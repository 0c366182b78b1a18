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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the arrows between rooms that ARCHITECTURE.md draws. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.headroom");

  /** Which rooms a room may see; a room not listed here does not exist. */
  private static final Map<String, Set<String>> MAY_SEE = maySee();

  private static Map<String, Set<String>> maySee() {
    Map<String, Set<String>> rooms = new LinkedHashMap<>();
    rooms.put("model", Set.of());
    rooms.put("yaml", Set.of("model"));
    rooms.put("codec", Set.of("model"));
    rooms.put("disk", Set.of("model"));
    rooms.put("select", Set.of("model"));
    rooms.put("storage", Set.of("model", "select"));
    rooms.put("wal", Set.of("model", "codec", "disk", "storage"));
    rooms.put("checkpoint", Set.of("model", "disk", "storage"));
    rooms.put("metrics", Set.of("model", "codec", "select", "storage"));
    rooms.put("query", Set.of("model", "select", "metrics"));
    rooms.put("logs", Set.of("model", "select", "storage"));
    rooms.put("slo", Set.of("model", "yaml", "select", "storage", "metrics"));
    rooms.put("change", Set.of("model", "storage"));
    rooms.put("capacity", Set.of("model", "yaml", "select", "metrics"));
    rooms.put("runbook", Set.of("model", "yaml", "select", "metrics", "query"));
    rooms.put("routing", Set.of("model", "yaml", "select"));
    rooms.put("alerting", Set.of("model", "select", "storage", "slo", "routing"));
    rooms.put("notify", Set.of("model", "storage", "routing", "alerting"));
    rooms.put("engine", Set.of("model", "storage", "alerting", "notify"));
    rooms.put("intake", Set.of("model", "storage", "metrics"));
    rooms.put("ingest", Set.of("model", "select", "intake"));
    rooms.put(
        "api",
        Set.of(
            "model",
            "select",
            "storage",
            "metrics",
            "query",
            "slo",
            "change",
            "capacity",
            "runbook",
            "alerting",
            "notify",
            "ingest",
            "intake"));
    rooms.put("demo", Set.of("model"));
    Set<String> everything = new TreeSet<>(rooms.keySet());
    rooms.put("server", everything);
    return rooms;
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
  void vertx_stays_at_the_doors() {
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
        .resideInAnyPackage("dev.headroom.alerting.incident..", "dev.headroom.alerting.record..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.headroom.slo..")
        .because("a burn is one source of alerts, and what is done about them is the same for all")
        .check(CLASSES);
  }

  @Test
  void time_comes_in_through_constructors() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.headroom.server..", "dev.headroom.demo..")
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
