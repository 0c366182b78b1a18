package dev.headroom.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.capacity.Services.Latency;
import dev.headroom.capacity.Services.ServiceEntry;
import dev.headroom.model.Problem;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
