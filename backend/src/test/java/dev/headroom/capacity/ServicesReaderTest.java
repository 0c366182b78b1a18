package dev.headroom.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.capacity.PageBudget.Night;
import dev.headroom.capacity.Services.Latency;
import dev.headroom.capacity.Services.ServiceEntry;
import dev.headroom.model.Problem;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesReaderTest {
  private static final String WHOLE =
      """
      services:
        - name: web
          owner: team-web
        - name: checkout
          owner: team-payments
          tier: 1
          description: Takes orders.
          dependencies: [web, payment-provider]
          load:
            unit: order
            total: 'orders_total{service="checkout"}'
            errors: 'orders_total{service="checkout",code=~"5.."}'
            latency: 'order_seconds{service="checkout",code!="500"}'
          capacity: {name: workers, used: busy, limit: 24, planned: 0.6, knee: 0.8}
      """;

  @TempDir private Path folder;
  private final Problems problems = new Problems();

  private Services read(String text) throws IOException {
    Path file = folder.resolve("services.yaml");
    Files.writeString(file, text);
    return ServicesReader.read(file, problems);
  }

  @Test
  void a_service_is_what_its_entry_says() throws IOException {
    Services services = read(WHOLE);

    assertThat(problems.sorted()).isEmpty();
    assertThat(services.all()).extracting(ServiceEntry::name).containsExactly("checkout", "web");
    ServiceEntry checkout = services.find("checkout").orElseThrow();
    assertThat(checkout.owner()).isEqualTo("team-payments");
    assertThat(checkout.tier()).isEqualTo(OptionalInt.of(1));
    assertThat(checkout.dependencies()).containsExactly("web", "payment-provider");
    assertThat(checkout.load().orElseThrow().unit()).isEqualTo("order");
    assertThat(checkout.load().orElseThrow().latency())
        .contains(new Latency("order_seconds", "{service=\"checkout\",code!=\"500\"}"));
    assertThat(checkout.capacity().orElseThrow().limit()).isEqualTo(24);
    assertThat(checkout.capacity().orElseThrow().knee()).isEqualTo(OptionalDouble.of(0.8));
    assertThat(services.dependentsOf("web")).containsExactly("checkout");
  }

  @Test
  void what_is_left_out_is_unknown() throws IOException {
    ServiceEntry web = read(WHOLE).find("web").orElseThrow();

    assertThat(web.tier()).isEmpty();
    assertThat(web.dependencies()).isEmpty();
    assertThat(web.load()).isEmpty();
    assertThat(web.capacity()).isEmpty();
  }

  @Test
  void without_the_file_nothing_is_declared() throws IOException {
    assertThat(ServicesReader.read(folder.resolve("none.yaml"), problems)).isEqualTo(Services.NONE);
    assertThat(problems.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tier: first                         | 4:11 | a tier is 1 (the most important) to 9
          teir: 1                             | 4:5  | unknown key teir
          dependencies: [a]                   | 4:20 | a service does not depend on itself
          dependencies: [b, b]                | 4:23 | b is named twice
          load: {total: 'x{'}                 | 4:19 | column 3: expected a name in x{
          load: {errors: x}                   | 4:20 | errors are a part of total, which is missing
          load: {latency: '{a="b"}'}          | 4:21 | a latency needs a metric name
          capacity: {used: x}                 | 4:15 | missing key limit
          capacity: {limit: 0}                | 4:23 | a limit is above 0, not 0
          capacity: {limit: many}             | 4:23 | not a number: many
          capacity: {limit: 1, knee: 80}      | 4:32 | a utilisation is above 0 and at most 1, not 80
          capacity: {limit: 1, planned: 0.9, knee: 0.8} | 4:35 | planned lies beyond the knee
          """)
  void a_mistake_is_named_with_its_place(String line, String place, String message)
      throws IOException {
    read("services:\n  - name: a\n    owner: o\n    " + line + "\n");

    assertThat(problems.sorted())
        .extracting(each -> each.line() + ":" + each.column(), Problem::message)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(place, message));
  }

  @Test
  void names_are_needed_and_unique() throws IOException {
    read("services:\n  - {name: a, owner: o}\n  - {name: a, owner: o}\n  - {owner: o}\n");

    assertThat(problems.sorted())
        .extracting(Problem::message)
        .isEqualTo(List.of("another service is named a", "missing key name"));
  }

  private static final String BUDGETS =
      """
      pageBudget:
        perWeek: 3
        night: {start: '23:30', timezone: Europe/Oslo}
      services:
        - {name: web, owner: team-web}
        - {name: checkout, owner: team-payments, pageBudget: {perWeek: 0, actionShare: 0.8}}
        - {name: search, owner: team-search, pageBudget: {night: {timezone: Asia/Tokyo}}}
      """;

  @Test
  void whatAServiceDoesNotSayOfItsPageBudgetIsAsAbove() throws IOException {
    Services services = read(BUDGETS);

    assertThat(problems.sorted()).isEmpty();
    Night oslo = new Night(LocalTime.of(23, 30), LocalTime.of(7, 0), ZoneId.of("Europe/Oslo"));
    PageBudget above =
        new PageBudget(OptionalInt.of(3), OptionalInt.empty(), OptionalDouble.empty(), oslo);
    assertThat(services.pageBudget()).isEqualTo(above);
    assertThat(services.pageBudgetOf("web")).isEqualTo(above);
    assertThat(services.pageBudgetOf("not declared")).isEqualTo(above);
    assertThat(services.pageBudgetOf("checkout"))
        .isEqualTo(
            new PageBudget(OptionalInt.of(0), OptionalInt.empty(), OptionalDouble.of(0.8), oslo));
    assertThat(services.pageBudgetOf("search").night().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(services.pageBudgetOf("search").night().start()).isEqualTo(oslo.start());
  }

  @Test
  void withoutAPageBudgetThereIsNoTargetAndNightIsFromTenToSevenUtc() throws IOException {
    assertThat(read(WHOLE).pageBudgetOf("web")).isEqualTo(PageBudget.NONE);
    assertThat(PageBudget.NONE.night())
        .isEqualTo(new Night(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("UTC")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          perWeek: -1                            | a number of pages is 0 to 999999, not -1
          atNight: some                          | a number of pages is 0 to 999999, not some
          actionShare: 1.5                       | a share is 0 to 1, like 0.8, not 1.5
          actionShare: NaN                       | a share is 0 to 1, like 0.8, not NaN
          night: {start: '24:00'}                | a time of day is 00:00 to 23:59, not 24:00
          night: {timezone: Europe/Olso}         | not a time zone like Europe/Oslo: Europe/Olso
          night: {start: '07:00', end: '07:00'}  | a night does not begin when it ends
          perMonth: 3                            | perMonth
          night: {from: '22:00'}                 | from
          """)
  void aMistakeInAPageBudgetIsNamedAtItsLine(String key, String message) throws IOException {
    read("services: []\npageBudget:\n  " + key + "\n");

    assertThat(problems.sorted()).hasSize(1);
    assertThat(problems.sorted().getFirst().line()).isEqualTo(3);
    assertThat(problems.sorted().getFirst().message()).contains(message);
  }
}
