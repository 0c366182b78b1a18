package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the shapes that people have for Alertmanager load as they are. */
class RealFilesTest {
  private static final Instant SATURDAY_NIGHT = Instant.parse("2026-03-07T23:30:00Z");
  private static final Instant TUESDAY_MORNING = Instant.parse("2026-03-03T09:30:00Z");

  @TempDir Path folder;

  private static List<String> told(Routing routing, Map<String, String> labels) {
    return routing.receiversOf(labels).stream().map(Receiver::name).toList();
  }

  private static List<String> warnings(Routing routing) {
    return routing.warnings().stream().map(Problem::message).distinct().toList();
  }

  @Test
  void mailToTeamsWithOneTreeForEach() throws IOException {
    Files.writeString(folder.resolve("pd"), "0123456789abcdef0123456789abcdef");
    Routing routing =
        Routings.read(
            folder,
            """
            global:
              smtp_smarthost: 'mail.example:25'
              smtp_from: 'alerts@example'
            templates: ['/etc/am/*.tmpl']
            route:
              group_by: [alertname, cluster, service]
              group_wait: 30s
              group_interval: 5m
              repeat_interval: 3h
              receiver: web-mail
              routes:
                - match_re: {service: ^(shop|cart|search)$}
                  receiver: web-mail
                  routes:
                    - match: {severity: critical}
                      receiver: web-pager
                - match: {service: storage}
                  receiver: data-mail
                  routes:
                    - match: {severity: critical}
                      receiver: data-pager
                - match: {service: database}
                  receiver: db-pager
                  group_by: [alertname, cluster, database]
                  routes:
                    - match: {owner: web}
                      receiver: web-pager
                      continue: true
                    - match: {owner: data}
                      receiver: data-pager
            inhibit_rules:
              - source_match: {severity: critical}
                target_match: {severity: warning}
                equal: [alertname, cluster, service]
            receivers:
              - name: web-mail
                email_configs: [{to: web@example}]
              - name: web-pager
                email_configs: [{to: web-pager@example}]
                pagerduty_configs: [{routing_key_file: pd}]
              - name: data-mail
                email_configs: [{to: data@example}]
              - name: data-pager
                pagerduty_configs: [{routing_key_file: pd}]
              - name: db-pager
                pagerduty_configs: [{routing_key_file: pd}]
            """);
    assertThat(told(routing, Map.of("service", "cart"))).containsExactly("web-mail");
    assertThat(told(routing, Map.of("service", "cart", "severity", "critical")))
        .containsExactly("web-pager");
    assertThat(told(routing, Map.of("service", "database"))).containsExactly("db-pager");
    assertThat(told(routing, Map.of("service", "database", "owner", "web")))
        .containsExactly("web-pager");
    Map<String, String> warning = Map.of("severity", "warning", "alertname", "a");
    assertThat(routing.isInhibited(warning, List.of(Map.of("severity", "critical")))).isFalse();
    assertThat(
            routing.isInhibited(warning, List.of(Map.of("severity", "critical", "alertname", "a"))))
        .isTrue();
    assertThat(warnings(routing))
        .contains("no file has this path")
        .noneMatch(each -> each.startsWith("smtp_"));
    assertThat(routing.receivers().getFirst().integrations().getFirst().url().reveal())
        .isEqualTo("smtp://mail.example:25");
  }

  @Test
  void officeHoursOfOneTeam() throws IOException {
    Routing routing =
        Routings.read(
            folder,
            """
            route:
              receiver: default
              routes:
                - matchers: ['team = "london"']
                  receiver: london
                  mute_time_intervals: [weekends, lunch]
                - matchers: ['team = "oslo"']
                  receiver: oslo
                  active_time_intervals: [office]
            time_intervals:
              - name: weekends
                time_intervals: [{weekdays: ['saturday', 'sunday'], location: Europe/London}]
              - name: office
                time_intervals:
                  - weekdays: ['monday:friday']
                    times: [{start_time: '08:00', end_time: '16:00'}]
                    months: ['january:june', 'august:december']
                    days_of_month: ['1:-1']
                    years: ['2020:2030']
                    location: Europe/Oslo
            mute_time_intervals:
              - name: lunch
                time_intervals: [{times: [{start_time: '12:00', end_time: '13:00'}]}]
            receivers: [{name: default}, {name: london}, {name: oslo}]
            """);
    assertThat(routing.routes(Map.of("team", "london"), SATURDAY_NIGHT).getFirst().muted())
        .hasToString("Optional[within the time interval weekends]");
    assertThat(routing.routes(Map.of("team", "london"), TUESDAY_MORNING).getFirst().muted())
        .isEmpty();
    assertThat(routing.routes(Map.of("team", "oslo"), SATURDAY_NIGHT).getFirst().muted())
        .hasToString("Optional[outside the time interval office]");
    assertThat(routing.routes(Map.of("team", "oslo"), TUESDAY_MORNING).getFirst().muted())
        .isEmpty();
    assertThat(routing.warnings()).isEmpty();
  }

  @Test
  void aClusterWithAWatchdog() throws IOException {
    Routing routing =
        Routings.read(
            folder,
            """
            global: {resolve_timeout: 5m}
            inhibit_rules:
              - equal: [namespace, alertname]
                source_matchers: [severity = critical]
                target_matchers: [severity =~ warning|info]
              - equal: [namespace]
                source_matchers: [alertname = InfoInhibitor]
                target_matchers: [severity = info]
              - target_matchers: [alertname = InfoInhibitor]
            route:
              group_by: [namespace]
              receiver: Default
              repeat_interval: 12h
              routes:
                - {matchers: [alertname = Watchdog], receiver: Watchdog}
                - {matchers: [alertname = InfoInhibitor], receiver: 'null'}
                - {matchers: [severity = critical], receiver: Critical}
            receivers: [{name: Default}, {name: Watchdog}, {name: Critical}, {name: 'null'}]
            """);
    assertThat(told(routing, Map.of("alertname", "Watchdog", "severity", "critical")))
        .containsExactly("Watchdog");
    assertThat(told(routing, Map.of("alertname", "InfoInhibitor"))).containsExactly("null");
    assertThat(told(routing, Map.of("severity", "critical"))).containsExactly("Critical");
    Map<String, String> info = Map.of("severity", "info", "namespace", "n");
    assertThat(
            routing.isInhibited(
                info, List.of(Map.of("alertname", "InfoInhibitor", "namespace", "n"))))
        .isTrue();
    assertThat(routing.isInhibited(Map.of("alertname", "InfoInhibitor"), List.of(info))).isTrue();
  }

  @Test
  void webhooksBehindAProxyWithTheirAddressInAFile() throws IOException {
    Files.writeString(folder.resolve("url"), "https://hooks.example/t0ken\n");
    Files.writeString(folder.resolve("bearer"), "b3arer\n");
    Routing routing =
        Routings.read(
            folder,
            """
            global:
              http_config: {proxy_url: 'http://proxy.example:3128'}
              slack_api_url: https://slack.example/x
              opsgenie_api_key: secret
            tracing: {endpoint: 'localhost:4317'}
            route:
              receiver: all
              group_by: ['...']
              routes:
                - {receiver: chat, continue: true}
                - {receiver: all, matchers: ['env!~"dev|test"'], group_wait: 0s}
            receivers:
              - name: all
                webhook_configs:
                  - url_file: url
                    http_config: {authorization: {credentials_file: bearer}, tls_config: {ca_file: ca.pem}}
                    max_alerts: 10
                    timeout: 10s
              - name: chat
                telegram_configs: [{chat_id: 1, message: '{{ .GroupLabels }}'}]
            """);
    assertThat(routing.receivers().getFirst().integrations().getFirst().url().reveal())
        .isEqualTo("https://hooks.example/t0ken");
    assertThat(told(routing, Map.of("env", "live"))).containsExactly("chat", "all");
    assertThat(warnings(routing))
        .contains(
            "tls_config has no effect here",
            "timeout has no effect here",
            "tracing has no effect here",
            "telegram_configs is not supported: receiver chat tells nobody this way");
    assertThat(routing.toString()).doesNotContain("t0ken").doesNotContain("b3arer");
  }

  @Test
  void namesOfAnyCharacters() throws IOException {
    Routing routing =
        Routings.read(
            folder,
            """
            route:
              receiver: all
              routes:
                - matchers: ['{"service.name"="shop", "k8s.pod/zone"=~"eu-.+"}', 'größe="XL"']
                  receiver: shop
                  group_by: [service.name]
            inhibit_rules:
              - name: pods
                source_matchers: ['"host.up"="0"']
                target_matchers: ['"service.name"!=""']
                equal: ["k8s.pod/zone"]
            receivers: [{name: all}, {name: shop}]
            """);
    Map<String, String> shop =
        Map.of("service.name", "shop", "k8s.pod/zone", "eu-1", "größe", "XL");
    assertThat(told(routing, shop)).containsExactly("shop");
    assertThat(routing.routes(shop, SATURDAY_NIGHT).getFirst().groupLabels())
        .isEqualTo(Map.of("service.name", "shop"));
    assertThat(routing.isInhibited(shop, List.of(Map.of("host.up", "0", "k8s.pod/zone", "eu-1"))))
        .isTrue();
  }
}
