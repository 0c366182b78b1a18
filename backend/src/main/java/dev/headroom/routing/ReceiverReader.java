package dev.headroom.routing;

import dev.headroom.model.text.HttpAddress;
import dev.headroom.model.text.TextDigest;
import dev.headroom.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code receivers} of a {@code routing.yaml}. */
final class ReceiverReader {
  private static final String WEBHOOKS = "webhook_configs";
  private static final String SIGNED_WEBHOOKS = "signed_webhook_configs";
  private static final int FINGERPRINT_BYTES = 6;
  private static final Set<String> NOT_YET =
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
          "wechat_configs");

  private final Secrets secrets;

  ReceiverReader(Secrets secrets) {
    this.secrets = secrets;
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
    RoutingKeys.check(node, Set.of("name", WEBHOOKS, SIGNED_WEBHOOKS), NOT_YET);
    String name = node.requireText("name");
    List<Integration> integrations = new ArrayList<>();
    for (YamlNode config : configs(node, WEBHOOKS)) {
      webhook(config, name, integrations).ifPresent(integrations::add);
    }
    for (YamlNode config : configs(node, SIGNED_WEBHOOKS)) {
      signedWebhook(config, name, integrations).ifPresent(integrations::add);
    }
    return new Receiver(name, integrations);
  }

  private static List<YamlNode> configs(YamlNode receiver, String key) {
    return receiver.find(key).map(YamlNode::items).orElse(List.of());
  }

  private static String id(String receiver, String kind, Secret url, List<Integration> before) {
    long again =
        before.stream().filter(each -> each.kind().equals(kind) && each.url().equals(url)).count();
    String fingerprint = TextDigest.hex(url.reveal(), FINGERPRINT_BYTES);
    String id = receiver + "/" + kind + "/" + fingerprint;
    return again == 0 ? id : id + "-" + again;
  }

  private Optional<Integration> webhook(
      YamlNode config, String receiver, List<Integration> before) {
    RoutingKeys.check(
        config,
        Set.of("url", "send_resolved", "max_alerts"),
        Set.of("http_config", "url_file", "timeout"));
    boolean sendResolved = config.find("send_resolved").map(RoutingKeys::yesOrNo).orElse(true);
    // One incident is one alert, so that no number of alerts is ever too many.
    config.find("max_alerts").ifPresent(RoutingKeys::wholeNumber);
    return url(config)
        .map(url ->
            new Integration.Webhook(
                id(receiver, Integration.Webhook.KIND, url, before), url, sendResolved));
  }

  private Optional<Integration> signedWebhook(
      YamlNode config, String receiver, List<Integration> before) {
    RoutingKeys.check(config, Set.of("url", "secret"), Set.of("http_config", "timeout"));
    Optional<Secret> url = url(config);
    Optional<SigningKey> key = config.require("secret").flatMap(this::key);
    return url.isPresent() && key.isPresent()
        ? Optional.of(
            new Integration.SignedWebhook(
                id(receiver, Integration.SignedWebhook.KIND, url.get(), before),
                url.get(),
                key.get()))
        : Optional.empty();
  }

  private Optional<SigningKey> key(YamlNode node) {
    if (!Secrets.isReference(node.text())) {
      node.problem("a secret does not belong in this file: write ${env:NAME} or ${file:path}");
      return Optional.empty();
    }
    return secrets
        .resolve(node)
        .flatMap(text -> Optional.ofNullable(node.parse(all -> SigningKey.parse(text.reveal()))));
  }

  private Optional<Secret> url(YamlNode config) {
    Optional<YamlNode> node = config.require("url");
    Optional<Secret> url = node.flatMap(secrets::resolve).map(Secret::asAddress);
    if (url.isPresent() && HttpAddress.parse(url.get().reveal()).isEmpty()) {
      node.get()
          .problem(
              "url must be http or https, with a host, no port but 1 to 65535 and no user or"
                  + " password");
      return Optional.empty();
    }
    return url;
  }
}
