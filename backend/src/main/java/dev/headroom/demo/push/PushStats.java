package dev.headroom.demo.push;

/**
 * What a pusher did so far.
 *
 * @param name whose pushes they are
 * @param sent requests the server took
 * @param retried attempts that had to be made again
 * @param refused requests the server will never take
 * @param dropped requests given up: the queue was full, or the server asked for patience too long
 */
public record PushStats(String name, long sent, long retried, long refused, long dropped) {}
