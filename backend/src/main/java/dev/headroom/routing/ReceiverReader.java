package dev.headroom.routing;

import dev.headroom.routing.escalation.EscalationKeys;
import dev.headroom.template.Templates;
import dev.headroom.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
  private final Templates templates;
  private final RoutingWarnings warnings;
  private final Map<String, Map<String, YamlNode>> inherited = new HashMap<>();
  private final Set<String> keys = new HashSet<>(Set.of("name", EscalationKeys.FAILOVER));
  private final EscalationKeys escalations = new EscalationKeys(RoutingKeys::durationIn);
  private final Set<String> notYet = new HashSet<>(KNOWN_KINDS);

  ReceiverReader(
      List<? extends IntegrationReader> kinds,
      Secrets secrets,
      Templates templates,
      RoutingWarnings warnings) {
    this.kinds = List.copyOf(kinds);
    this.secrets = secrets;
    this.templates = templates;
    this.warnings = warnings;
    kinds.forEach(kind -> keys.add(kind.key()));
    notYet.removeAll(keys);
  }

  List<Receiver> read(YamlNode document) {
    Optional<YamlNode> global = document.find("global");
    for (IntegrationReader kind : kinds) {
      Map<String, YamlNode> all = new HashMap<>();
      kind.inherits()
          .forEach((key, from) ->
              global.flatMap(each -> each.find(from)).ifPresent(value -> all.put(key, value)));
      inherited.put(kind.key(), all);
    }
    List<Receiver> receivers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<YamlNode> nodes = document.require("receivers").map(YamlNode::items).orElse(List.of());
    Set<String> all =
        nodes.stream().map(each -> each.textOr("name", "")).collect(Collectors.toSet());
    for (YamlNode node : nodes) {
      Receiver receiver = receiver(node, all);
      if (!names.add(receiver.name())) {
        node.problem("receiver " + receiver.name() + " is there twice");
      }
      receivers.add(receiver);
    }
    return receivers;
  }

  /** Keys of {@code global} that entries of some kind take. */
  Set<String> inheritedKeys() {
    return kinds.stream()
        .flatMap(kind -> kind.inherits().values().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Receiver receiver(YamlNode node, Set<String> all) {
    warnKinds(node);
    String name = node.requireText("name");
    List<Integration> integrations = new ArrayList<>();
    List<Integration> others = new ArrayList<>();
    for (IntegrationReader kind : kinds) {
      List<Integration> into = kind.tells() ? integrations : others;
      for (YamlNode entry : node.find(kind.key()).map(YamlNode::items).orElse(List.of())) {
        kind.read(entry(entry, kind, name, into)).ifPresent(into::add);
      }
    }
    return new Receiver(name, integrations, others, escalations.failover(node, name, all));
  }

  private IntegrationEntry entry(
      YamlNode node, IntegrationReader kind, String receiver, List<Integration> before) {
    Map<String, YamlNode> all = inherited.getOrDefault(kind.key(), Map.of());
    return new IntegrationEntry(node, all, receiver, before, secrets, templates, warnings);
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
