package org.guichet.catalog.publicservice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the catalogue, ordered by name.
 *
 * @param next what to ask for the following page; null on the last
 * @param total services that match, on all pages
 */
public record ServicePage(
        List<PublicService> items, @Nullable String next, long total) {}
