package dev.headroom.server;

import dev.headroom.config.Config;
import dev.headroom.config.Config.Listen;
import dev.headroom.demo.Demo;
import dev.headroom.demo.Demo.DemoConfig;
import dev.headroom.notify.signedwebhook.SignedWebhookType;
import dev.headroom.notify.webhook.WebhookType;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Secret;
import dev.headroom.server.wiring.FatalErrorHandler;
import dev.headroom.server.wiring.Server;
import dev.headroom.server.wiring.Server.Clocks;
import dev.headroom.server.wiring.Server.DemoHooks;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom demo}: the server, a simulated fleet that pushes to it, and a pager. */
@Command(
    name = "demo",
    description = "The whole product with a simulated fleet, faults to switch and a demo pager.",
    subcommands = FaultCommand.class)
final class DemoCommand implements Callable<Integer> {
  /** A month plays in half a day, an hour in a minute. */
  private static final WindowScale SCALE = new WindowScale(60);

  private static final String PAGER = "demo-pager";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServeOptions options = new ServeOptions();

  @Option(names = "--pager-port", paramLabel = "PORT", description = "0 (default) for any.")
  private int pagerPort;

  private final Clocks clocks;

  DemoCommand(Clocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Config config = config();
    FatalErrorHandler fatal = ServerProcess.begin();
    DemoConfig defaults = DemoConfig.defaults();
    Demo demo = Demo.start(new DemoConfig(defaults.fleet(), pagerPort), clocks.wall());
    DemoHooks hooks =
        new DemoHooks(
            written -> toPager(demo, written),
            Optional.of(new DemoFaults(demo.faults())),
            demo.pagerUrl().toString());
    Server server =
        Server.start(config, hooks, new ReplayProgress(out, clocks.nanoTime()), fatal, clocks);
    demo.feed(URI.create(config.listen().url()), server.newestSample());
    tell(out, config, demo);
    ServerProcess.untilStopped(() -> {
      demo.close();
      server.close();
    });
    return Headroom.OK;
  }

  private Config config() throws IOException {
    Config config = options.config().with(SCALE);
    Path data =
        options.data() == null ? Files.createTempDirectory("headroom-demo-") : config.data();
    return config.with(config.listen(), data);
  }

  /** Everything goes to the pager, once in each form. */
  private static Routing toPager(Demo demo, Routing written) {
    Receiver pager =
        new Receiver(
            PAGER,
            List.of(
                WebhookType.to(PAGER + "/webhook/0", new Secret(demo.pagerWebhookUrl().toString())),
                SignedWebhookType.to(
                    PAGER + "/signed_webhook/0",
                    new Secret(demo.pagerSignedWebhookUrl().toString()),
                    demo.pagerSecret())));
    return Routing.to(pager, written.times());
  }

  private static void tell(PrintWriter out, Config config, Demo demo) {
    String faults =
        String.join(", ", demo.faults().list().stream().map(fault -> fault.name()).toList());
    out.printf(
        """

        Headroom demo is at %s/
        The demo pager is at %s
        Data is in %s

        Six services and their machines push metrics and logs. Windows are %d times shorter than written: 1h plays in 1m.
        Break something and watch a page arrive within a minute:

          ./headroom demo fault errors on%s      (faults: %s)

        or click it at %s/faults. Ctrl-C ends the demo.
        """,
        config.listen().url(),
        demo.pagerUrl(),
        config.data().toAbsolutePath(),
        SCALE.factor(),
        config.listen().port() == Listen.defaults().port()
            ? ""
            : " --port " + config.listen().port(),
        faults,
        config.listen().url());
    out.flush();
  }
}
