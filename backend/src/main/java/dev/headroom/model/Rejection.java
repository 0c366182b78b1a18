package dev.headroom.model;

/**
 * Points of a push that were not taken, while the rest was.
 *
 * @param reason stable word for metrics and people: {@code out_of_order}, {@code label_limit}, …
 * @param points how many
 * @param detail the first of them, with the limit and the value that broke it
 */
public record Rejection(String reason, long points, String detail) {}
