/**
 * The seven Cs, computed from the rooms' own counts, per capability and channel.
 * Every figure carries numerator, denominator, window and the rows behind it; too little data neither promotes nor demotes.
 * The thresholds are a proposal and say so; the framework's words are its authors'.
 */
@ApplicationModule(
        id = "catalog.maturity",
        allowedDependencies = {
            "catalog.publicservice",
            "catalog.application",
            "catalog.contact",
            "registry.actor",
            "registry.client"
        })
@NullMarked
package org.guichet.catalog.maturity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
