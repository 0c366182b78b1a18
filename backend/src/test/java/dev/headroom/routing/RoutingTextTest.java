package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tools are given as our configuration says what is in force. */
class RoutingTextTest {
  private static final String FILE =
      """
      global:
        resolve_timeout: 3m
      route:
        receiver: desk
        group_by: [alertname]
        routes:
        - matchers: ['severity="page"', 'team=~"a|b"']
          receiver: pager
          mute_time_intervals: [holidays]
          active_time_intervals: ['it''s day', always]
          continue: true
      receivers:
      - name: desk
      - name: pager
      inhibit_rules:
      - source_matchers: ['severity="page"']
        target_matchers: ['severity="ticket"']
        equal: [service, cluster]
      - source_match: {alertname: Down}
        target_match_re: {alertname: 'Slow.*'}
      time_intervals:
      - name: holidays
        time_intervals:
        - {days_of_month: ['24:26', '-1'], months: [december], years: ['2026:2027', '2030']}
        - weekdays: [saturday, 'sunday']
          location: Europe/Berlin
      - name: it's day
        time_intervals:
        - times: [{start_time: '09:00', end_time: '12:30'}, {start_time: '13:00', end_time: '24:00'}]
          weekdays: ['monday:friday']
      - name: always
        time_intervals: [{}]
      - name: nobody's
        time_intervals: [{}]
      """;

  @TempDir Path folder;

  @Test
  void inhibitionAndTheIntervalsOfRoutesAreInIt() throws IOException {
    assertThat(Routings.read(folder, FILE).text())
        .isEqualTo(
            """
            global:
              resolve_timeout: 3m
            route:
              receiver: 'desk'
              group_by: ['alertname']
              group_wait: 0s
              group_interval: 5m
              repeat_interval: 4h
              routes:
              - matchers: ['severity="page"', 'team=~"a|b"']
                continue: true
                mute_time_intervals: ['holidays']
                active_time_intervals: ['it''s day', 'always']
                receiver: 'pager'
                group_by: ['alertname']
                group_wait: 0s
                group_interval: 5m
                repeat_interval: 4h
            receivers:
            - name: 'desk'
            - name: 'pager'
            inhibit_rules:
            - source_matchers: ['severity="page"']
              target_matchers: ['severity="ticket"']
              equal: ['service', 'cluster']
            - source_matchers: ['alertname="Down"']
              target_matchers: ['alertname=~"Slow.*"']
            time_intervals:
            - name: 'always'
              time_intervals:
              - {}
            - name: 'holidays'
              time_intervals:
              - days_of_month: ['24:26', '-1:-1']
                months: ['12:12']
                years: ['2026:2027', '2030:2030']
              - weekdays: ['saturday:saturday', 'sunday:sunday']
                location: 'Europe/Berlin'
            - name: 'it''s day'
              time_intervals:
              - times: [{start_time: '09:00', end_time: '12:30'}, {start_time: '13:00', end_time: '24:00'}]
                weekdays: ['monday:friday']
            """);
  }

  @Test
  void whatItSaysIsReadAsTheSame() throws IOException {
    Routing routing = Routings.read(folder, FILE);
    Routing again = Routings.read(folder, routing.text());
    assertThat(again.text()).isEqualTo(routing.text());
    assertThat(again.root().orElseThrow().children().getFirst().hours())
        .isEqualTo(routing.root().orElseThrow().children().getFirst().hours());
  }
}
