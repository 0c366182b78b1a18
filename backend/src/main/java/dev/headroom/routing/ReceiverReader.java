package dev.headroom.routing;

import dev.headroom.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the {@code receivers} of a {@code routing.yaml}. */
final class ReceiverReader {
  /** Of Alertmanager. Those that nobody reads tell nobody. */
  private static final Set<String> KNOWN_KINDS =
      Set.of(
          "discord_configs",
          "email_configs",
          "incidentio_configs",
          "jira_configs",
          "mattermost_configs",
          "msteams_configs",
          "msteamsv2_configs",
          "opsgenie_configs",
          "pagerduty_configs",
          "pushover_configs",
          "rocketchat_configs",
          "slack_configs",
          "sns_configs",
          "telegram_configs",
          "victorops_configs",
          "webex_configs",
          "webhook_configs",
          "wechat_configs");

  private final List<? extends IntegrationReader> kinds;
  private final Secrets secrets;
  private final RoutingWarnings warnings;
  private final Set<String> keys = new HashSet<>(Set.of("name"));
  private final Set<String> notYet = new HashSet<>(KNOWN_KINDS);

  ReceiverReader(
      List<? extends IntegrationReader> kinds, Secrets secrets, RoutingWarnings warnings) {
    this.kinds = List.copyOf(kinds);
    this.secrets = secrets;
    this.warnings = warnings;
    kinds.forEach(kind -> keys.add(kind.key()));
    notYet.removeAll(keys);
  }

  List<Receiver> read(YamlNode document) {
    List<Receiver> receivers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode node : document.require("receivers").map(YamlNode::items).orElse(List.of())) {
      Receiver receiver = receiver(node);
      if (!names.add(receiver.name())) {
        node.problem("receiver " + receiver.name() + " is there twice");
      }
      receivers.add(receiver);
    }
    return receivers;
  }

  private Receiver receiver(YamlNode node) {
    warnKinds(node);
    String name = node.requireText("name");
    List<Integration> integrations = new ArrayList<>();
    List<Integration> others = new ArrayList<>();
    for (IntegrationReader kind : kinds) {
      List<Integration> into = kind.tells() ? integrations : others;
      for (YamlNode entry : node.find(kind.key()).map(YamlNode::items).orElse(List.of())) {
        kind.read(new IntegrationEntry(entry, name, into, secrets, warnings))
            .ifPresent(into::add);
      }
    }
    return new Receiver(name, integrations, others);
  }

  private void warnKinds(YamlNode node) {
    Set<String> all = new HashSet<>(keys);
    all.addAll(notYet);
    node.onlyKeys(all);
    String name = node.textOr("name", "");
    for (String kind : notYet) {
      node.find(kind)
          .ifPresent(entries ->
              warnings.warn(
                  entries,
                  "%s is not supported: receiver %s tells nobody this way".formatted(kind, name)));
    }
  }
}
