package dev.headroom.query.percentile;

/**
 * Where the values of a bucket lie.
 *
 * @param low none is under it
 * @param high none is over it
 * @param smallest stands for the lower edge
 * @param largest stands for the upper edge
 */
record BucketEdges(double low, double high, double smallest, double largest) {}
