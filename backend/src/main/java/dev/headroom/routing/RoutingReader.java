package dev.headroom.routing;

import dev.headroom.routing.template.TemplateFiles;
import dev.headroom.routing.time.TimeIntervalReader;
import dev.headroom.template.Templates;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code routing.yaml}: Alertmanager's configuration file. What has no effect here is named
 * in {@link Routing#warnings}; nothing is ignored silently.
 */
public final class RoutingReader {
  private static final Set<String> KEYS =
      Stream.concat(
              Stream.of("global", "route", "receivers", "inhibit_rules", "templates"),
              TimeIntervalReader.KEYS.stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final String RESOLVE_TIMEOUT = "resolve_timeout";

  /** Larger than any that a person wrote. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  private final ReceiverReader receivers;

  private final RoutingWarnings warnings;

  private RoutingReader(ReceiverReader receivers, RoutingWarnings warnings) {
    this.receivers = receivers;
    this.warnings = warnings;
  }

  /**
   * Reads the file. What is wrong is added to the problems; the answer is only good for use if
   * there are none. Without the file, nobody is told.
   *
   * @param kinds of integrations a receiver may have
   * @param environment value of an environment variable, null if it is not set
   * @throws IOException if the file is there but cannot be read
   */
  public static Routing read(
      Path file,
      List<? extends IntegrationReader> kinds,
      Function<String, @Nullable String> environment,
      Problems problems)
      throws IOException {
    if (Files.notExists(file)) {
      return Routing.NOBODY;
    }
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    List<YamlNode> documents =
        TextFile.read(file, FILE_BYTES_MAX, "a megabyte:", problems)
            .map(text -> YamlNode.documents(file.toString(), text, problems))
            .orElse(List.of());
    if (documents.size() > 1) {
      documents.get(1).problem("expected one document");
    }
    RoutingWarnings warnings = new RoutingWarnings();
    if (documents.isEmpty()) {
      return Routing.NOBODY;
    }
    YamlNode document = documents.getFirst();
    Templates templates = TemplateFiles.read(document, folder, problems, warnings.problems());
    ReceiverReader receivers =
        new ReceiverReader(kinds, new Secrets(environment, folder), templates, warnings);
    return new RoutingReader(receivers, warnings).routing(document);
  }

  private Routing routing(YamlNode document) {
    warnings.check(document, KEYS, Set.of("tracing"));
    Optional<Duration> resolveTimeout = document.find("global").flatMap(this::global);
    List<Receiver> all = receivers.read(document);
    Set<String> names = all.stream().map(Receiver::name).collect(Collectors.toSet());
    RouteReader routes = new RouteReader(names, TimeIntervalReader.of(document));
    return new Routing(
        document.require("route").map(routes::root),
        all,
        InhibitRule.readAll(document),
        resolveTimeout,
        warnings.all());
  }

  /** Warns of what nobody takes from here; how long an alert fires whose end is not said. */
  private Optional<Duration> global(YamlNode global) {
    Set<String> taken = new HashSet<>(receivers.inheritedKeys());
    taken.add(RESOLVE_TIMEOUT);
    Set<String> others = new HashSet<>(global.entries().keySet());
    others.removeAll(taken);
    warnings.check(global, taken, others);
    Optional<YamlNode> timeout = global.find(RESOLVE_TIMEOUT);
    Optional<Duration> duration = timeout.flatMap(RoutingKeys::durationIn);
    duration
        .filter(each -> !each.isPositive())
        .ifPresent(_ -> timeout.get().problem("resolve_timeout must be more than 0"));
    return duration.filter(Duration::isPositive);
  }
}
