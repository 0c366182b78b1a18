package dev.headroom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people may read of a routing.yaml that holds addresses itself. */
class HidingAddressesTest {
  private static String shown(String file) {
    return Secrets.hidingAddresses(List.of(file)).apply(file);
  }

  @Test
  void ofAnAddressTheHostIsShown() {
    assertThat(
            shown(
                """
                # keep: https://wiki.example/pages
                global:
                  slack_api_url: https://hooks.slack.example/services/T0/B0/xxxx
                  opsgenie_api_url: https://api.opsgenie.example
                on_call:
                  - {name: shift, url: 'https://calendar.example/private-abc/basic.ics'}
                receivers:
                  - name: pager
                    webhook_configs:
                      - url: "http://pager.example:8080/hook?token=t0k3n#x"
                        send_resolved: false
                    ntfy_configs: [{url: 'https://ntfy.example/', topic: pages}]
                    pagerduty_configs:
                      - routing_key: ${env:KEY}
                        client_url: https://shown.example/path
                        links: [{href: https://wiki.example/on-call, text: How}]
                """))
        .isEqualTo(
            """
            # keep: https://wiki.example/pages
            global:
              slack_api_url: https://hooks.slack.example/<secret>
              opsgenie_api_url: https://api.opsgenie.example
            on_call:
              - {name: shift, url: 'https://calendar.example/<secret>'}
            receivers:
              - name: pager
                webhook_configs:
                  - url: "http://pager.example:8080/<secret>"
                    send_resolved: false
                ntfy_configs: [{url: 'https://ntfy.example/', topic: pages}]
                pagerduty_configs:
                  - routing_key: ${env:KEY}
                    client_url: https://shown.example/path
                    links: [{href: https://wiki.example/on-call, text: How}]
            """);
  }

  private static String of(String url) {
    String file = "receivers: [{name: a, webhook_configs: [{url: %s}]}]\n".formatted(url);
    return shown(file).replaceFirst(".*url: (.*)}]}]\n", "$1");
  }

  @Test
  void referencesAreShown() {
    assertThat(of("'${env:URL}'")).isEqualTo("'${env:URL}'");
    assertThat(of("'https://h/${file:a/b}'")).isEqualTo("'https://h/${file:a/b}'");
    assertThat(of("'https://h/services/${env:A}/${env:B}?x=1'"))
        .isEqualTo("'https://h/<secret>${env:A}/${env:B}<secret>'");
    assertThat(of("'https://${env:HOST}/abc'")).isEqualTo("'https://${env:HOST}/<secret>'");
  }

  @Test
  void whatIsWrittenWithEscapesIsHiddenAsAWhole() {
    assertThat(
            shown(
                """
                receivers:
                  - name: a
                    webhook_configs:
                      - url: "https:\\/\\/h.example\\/t0k3n"
                """))
        .contains("name: a")
        .doesNotContain("t0k3n");
    assertThat(
            shown(
                """
                receivers:
                  - name: a
                    webhook_configs:
                      - url: >-
                          https://h.example/t0k3n
                """))
        .contains("https://h.example/<secret>\n");
  }

  @Test
  void anAddressThatBeginsAsAnotherLeavesNoEnd() {
    String file =
        """
        receivers:
          - name: a
            webhook_configs: [{url: https://h/tok}, {url: https://h/tok-and-more}]
        """;
    assertThat(shown(file)).doesNotContain("tok").doesNotContain("more");
  }

  @Test
  void addressesOfTwoFilesAreHiddenInBoth() {
    String one = "receivers: [{name: a, webhook_configs: [{url: https://h/first}]}]\n";
    String other = one.replace("first", "second");
    assertThat(Secrets.hidingAddresses(List.of(one, other)).apply("-" + one + "+" + other))
        .isEqualTo("-%1$s+%1$s".formatted(one.replace("first", "<secret>")));
  }

  @Test
  void whatIsNoSuchFileIsLeftAlone() {
    assertThat(shown("url: https://h/path\n")).isEqualTo("url: https://h/path\n");
    assertThat(shown("receivers: [")).isEqualTo("receivers: [");
    assertThat(shown("")).isEmpty();
  }
}
