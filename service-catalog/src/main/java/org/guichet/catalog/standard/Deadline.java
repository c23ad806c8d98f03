package org.guichet.catalog.standard;

import java.time.Instant;
import org.guichet.catalog.publicservice.Bilingual;

/**
 * Until when a request is to be answered.
 *
 * @param standard the promise in words
 */
public record Deadline(String standardCode, Bilingual standard, Instant dueAt) {}
