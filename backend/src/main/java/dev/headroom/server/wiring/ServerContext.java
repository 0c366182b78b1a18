package dev.headroom.server.wiring;

import dev.headroom.config.Config;
import dev.headroom.server.wiring.Server.Clocks;
import io.prometheus.client.CollectorRegistry;
import java.util.random.RandomGenerator;

/**
 * What every part of a server is made with.
 *
 * @param random of the quality that ids and keys need
 * @param closer given each part as soon as it is open
 */
record ServerContext(
    Config config,
    Version version,
    Clocks clocks,
    RandomGenerator random,
    CollectorRegistry registry,
    Closer closer) {}
