package dev.headroom.routing;

import dev.headroom.model.text.HttpAddress;
import dev.headroom.model.text.TextDigest;
import dev.headroom.yaml.YamlNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An entry of a receiver in {@code routing.yaml}, from which an integration is read. */
public final class IntegrationEntry {
  private static final int FINGERPRINT_BYTES = 6;
  private static final String NOT_HERE =
      "a secret does not belong in this file: write ${env:NAME} or ${file:path}";

  private final YamlNode node;
  private final String receiver;
  private final List<Integration> before;
  private final Secrets secrets;

  /**
   * @param before integrations of the same receiver, from entries before this one
   */
  IntegrationEntry(YamlNode node, String receiver, List<Integration> before, Secrets secrets) {
    this.node = node;
    this.receiver = receiver;
    this.before = List.copyOf(before);
    this.secrets = secrets;
  }

  /**
   * Says of every key that is not known, and of every one that is not supported yet.
   *
   * @param notYet keys that Alertmanager knows
   */
  public void check(Set<String> known, Set<String> notYet) {
    RoutingKeys.check(node, known, notYet);
  }

  /** True or false; the other value where the key is missing. */
  public boolean yesOrNo(String key, boolean otherwise) {
    return node.find(key).map(RoutingKeys::yesOrNo).orElse(otherwise);
  }

  /** Says so if a key is there and its value is no whole number of 0 or more. */
  public void checkWholeNumber(String key) {
    node.find(key).ifPresent(RoutingKeys::wholeNumber);
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return node.find(key).isPresent();
  }

  /** Says what is wrong with the value of a key, or with the entry if the key is missing. */
  public void problem(String key, String message) {
    node.find(key).orElse(node).problem(message);
  }

  /**
   * The text of a key, as it is written; empty where the key is missing, and, with a problem, where
   * it is a template, which nobody fills in here.
   */
  public String text(String key) {
    Optional<YamlNode> value = node.find(key);
    String text = value.map(YamlNode::text).orElse("");
    if (text.contains("{{")) {
      value.get().problem("templates are not supported yet: write plain text");
      return "";
    }
    return text;
  }

  /** The text of a key that must be there; empty, with a problem, if it is not. */
  public String requireText(String key) {
    return node.require(key).isPresent() ? text(key) : "";
  }

  /** The entries of a list within this one; none where the key is missing. */
  public List<IntegrationEntry> entries(String key) {
    return node.find(key).map(YamlNode::items).orElse(List.of()).stream()
        .map(each -> new IntegrationEntry(each, receiver, before, secrets))
        .toList();
  }

  /** The keys of a mapping within this one with their texts; none where the key is missing. */
  public Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.find(key)
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }

  /**
   * An address that is a secret, which the file must name and not hold, unless it leads to this
   * very machine; empty, with a problem, if there is no good one.
   */
  public Optional<Secret> secretAddress(String key) {
    Optional<Secret> address = address(key);
    boolean isNamed = node.find(key).map(each -> Secrets.hasReference(each.text())).orElse(false);
    if (address.isPresent()
        && !isNamed
        && !HttpAddress.isLoopback(URI.create(address.get().reveal()))) {
      problem(key, NOT_HERE);
      return Optional.empty();
    }
    return address;
  }

  /**
   * The address at {@code url}, with its secrets; empty, with a problem, if there is no good one.
   */
  public Optional<Secret> url() {
    return address("url");
  }

  /** The address at a key, with its secrets; empty, with a problem, if there is no good one. */
  public Optional<Secret> address(String key) {
    Optional<YamlNode> url = node.require(key);
    Optional<Secret> address = url.flatMap(secrets::resolve).map(Secret::asAddress);
    if (address.isPresent() && HttpAddress.parse(address.get().reveal()).isEmpty()) {
      url.get()
          .problem(
              key
                  + " must be http or https, with a host, no port but 1 to 65535 and no user or"
                  + " password");
      return Optional.empty();
    }
    return address;
  }

  /**
   * A secret, which the file must name and not hold; empty, with a problem, if it does not or it
   * cannot be used.
   *
   * @param parse checks what it will be used for (a header takes visible ASCII alone) and throws
   *     IllegalArgumentException with a message that does not repeat the secret
   */
  public <T> Optional<T> secret(String key, Function<String, T> parse) {
    return node.require(key).flatMap(value -> secret(value, parse));
  }

  private <T> Optional<T> secret(YamlNode value, Function<String, T> parse) {
    if (!Secrets.isReference(value.text())) {
      value.problem(NOT_HERE);
      return Optional.empty();
    }
    return secrets
        .resolve(value)
        .flatMap(secret -> Optional.ofNullable(value.parse(all -> parse.apply(secret.reveal()))));
  }

  /**
   * The id of the integration of this entry ({@link Integration#id}).
   *
   * @param address as {@link Integration#address} says it
   */
  public String id(String kind, Secret address) {
    long again =
        before.stream()
            .filter(each -> each.kind().equals(kind) && each.address().equals(address))
            .count();
    String fingerprint = TextDigest.hex(address.reveal(), FINGERPRINT_BYTES);
    String id = receiver + "/" + kind + "/" + fingerprint;
    return again == 0 ? id : id + "-" + again;
  }
}
