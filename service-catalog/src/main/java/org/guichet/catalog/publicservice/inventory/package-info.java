/**
 * The Government of Canada service inventory: rows as published, the catalogue entries they become, and findings on
 * their quality.
 * Unreadable rows are rejected with every wrong field named; what is merely doubtful is a finding.
 * The same file again changes nothing.
 */
@NamedInterface("inventory")
@NullMarked
package org.guichet.catalog.publicservice.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
