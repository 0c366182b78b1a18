package dev.headroom.routing;

import dev.headroom.model.text.HttpAddress;
import dev.headroom.model.text.TextDigest;
import dev.headroom.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An entry of a receiver in {@code routing.yaml}, from which an integration is read. */
public final class IntegrationEntry {
  private static final int FINGERPRINT_BYTES = 6;

  private final YamlNode node;
  private final String receiver;
  private final List<Integration> before;
  private final Secrets secrets;
  private final RoutingWarnings warnings;

  /**
   * @param before integrations of the same receiver, from entries before this one
   */
  IntegrationEntry(
      YamlNode node,
      String receiver,
      List<Integration> before,
      Secrets secrets,
      RoutingWarnings warnings) {
    this.node = node;
    this.receiver = receiver;
    this.before = List.copyOf(before);
    this.secrets = secrets;
    this.warnings = warnings;
  }

  /**
   * Says of every key that is not known, and warns of every one that has no effect.
   *
   * @param noEffect keys that Alertmanager knows
   */
  public void check(Set<String> known, Set<String> noEffect) {
    warnings.check(node, known, noEffect);
  }

  /** True or false; the other value where the key is missing. */
  public boolean yesOrNo(String key, boolean otherwise) {
    return node.find(key).map(RoutingKeys::yesOrNo).orElse(otherwise);
  }

  /** Says so if a key is there and its value is no whole number of 0 or more. */
  public void checkWholeNumber(String key) {
    node.find(key).ifPresent(RoutingKeys::wholeNumber);
  }

  /**
   * The address at {@code url}, with its secrets, or in the file at {@code url_file}; empty, with a
   * problem, if there is no good one.
   */
  public Optional<Secret> url() {
    Optional<YamlNode> file = node.find("url_file");
    boolean inFile = file.isPresent() && node.find("url").isEmpty();
    Optional<YamlNode> url = inFile ? file : node.require("url");
    Optional<Secret> address =
        url.flatMap(inFile ? secrets::file : secrets::resolve).map(Secret::asAddress);
    if (address.isPresent() && HttpAddress.parse(address.get().reveal()).isEmpty()) {
      url.get()
          .problem(
              "url must be http or https, with a host, no port but 1 to 65535 and no user or"
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
      value.problem("a secret does not belong in this file: write ${env:NAME} or ${file:path}");
      return Optional.empty();
    }
    return secrets
        .resolve(value)
        .flatMap(secret -> Optional.ofNullable(value.parse(all -> parse.apply(secret.reveal()))));
  }

  /** The id of the integration of this entry ({@link Integration#id}). */
  public String id(String kind, Secret url) {
    long again =
        before.stream().filter(each -> each.kind().equals(kind) && each.url().equals(url)).count();
    String fingerprint = TextDigest.hex(url.reveal(), FINGERPRINT_BYTES);
    String id = receiver + "/" + kind + "/" + fingerprint;
    return again == 0 ? id : id + "-" + again;
  }
}
