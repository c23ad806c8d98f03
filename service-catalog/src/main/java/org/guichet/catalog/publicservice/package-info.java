/**
 * The catalogue: public services with their versions, channels, languages, interaction points and forms.
 * Imported inventories are taken as they are; their known quality problems become findings, not rejections.
 * A version that was used is never edited.
 */
@ApplicationModule(
        id = "catalog.publicservice",
        allowedDependencies = {"catalog.programme", "registry.actor", "registry.client", "registry.consent"})
@NullMarked
package org.guichet.catalog.publicservice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
