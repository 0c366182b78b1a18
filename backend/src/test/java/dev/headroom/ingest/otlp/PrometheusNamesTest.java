package dev.headroom.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ingest.otlp.PrometheusNames.Suffix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrometheusNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http.server.request.duration | s         | NONE  | http_server_request_duration_seconds
          http.server.active_requests  | {request} | NONE  | http_server_active_requests
          system.cpu.utilization       | 1         | GAUGE | system_cpu_utilization_ratio
          system.cpu.ratio             | 1         | GAUGE | system_cpu_ratio
          requests                     | 1         | TOTAL | requests_total
          orders                       | {order}   | TOTAL | orders_total
          system.io                    | By        | TOTAL | system_io_bytes_total
          foo.total                    | s         | TOTAL | foo_seconds_total
          total.errors                 | ''        | TOTAL | errors_total
          network.speed                | By/s      | GAUGE | network_speed_bytes_per_second
          arrivals                     | {order}/s | GAUGE | arrivals_per_second
          queue.latency                | ms        | NONE  | queue_latency_milliseconds
          heap_bytes                   | By        | GAUGE | heap_bytes
          cache.size                   | MiBy      | GAUGE | cache_size_mebibytes
          fill                         | %         | GAUGE | fill_percent
          temperature                  | Cel       | GAUGE | temperature_celsius
          1st.thing                    | ''        | NONE  | _1st_thing
          weird--name..x               | ''        | NONE  | weird_name_x
          job:rate                     | ''        | NONE  | job:rate
          wörd                         | foo.bar   | NONE  | w_rd_foo_bar
          ...                          | s         | NONE  | ''
          ...                          | s         | TOTAL | ''
          ''                           | s         | TOTAL | ''
          ''                           | 1         | GAUGE | ''
          """)
  void metricNames(String name, String unit, Suffix suffix, String expected) {
    assertThat(PrometheusNames.metric(name, unit, suffix)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "http.request.method, http_request_method",
    "plain_name, plain_name",
    "größe, gr__e",
    "1abc, key_1abc",
    "_hidden, key_hidden",
    "__reserved, __reserved",
    "'', ''"
  })
  void labelNames(String key, String expected) {
    assertThat(PrometheusNames.label(key)).isEqualTo(expected);
  }
}
