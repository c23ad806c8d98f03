package org.guichet.registry.retention;

import java.time.Instant;
import java.util.UUID;

/**
 * What one run disposed of one kind, so far.
 *
 * @param version of the rule
 * @param since when its first batch was disposed of
 * @param until when its last one was
 * @param before what began its period before this moment was over it
 */
public record Disposal(
        UUID run, String kind, int version, Instant since, Instant until, Instant before, long items, int batches) {}
