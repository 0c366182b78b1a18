package dev.headroom.demo.simulation;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that can be made to go wrong, and whether it does.
 *
 * @param name as commands and addresses use it
 * @param service whose part breaks
 * @param title one line for people
 * @param description what it does
 * @param slo name of the objective that shows it first
 * @param since when it was switched on; empty while it is off
 * @param hidden whoever watches is to find it: no change says that it was injected
 */
public record Fault(
    String name,
    String service,
    String title,
    String description,
    String slo,
    Optional<Instant> since,
    boolean hidden) {}
