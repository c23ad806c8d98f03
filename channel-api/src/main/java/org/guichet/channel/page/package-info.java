/**
 * What every page shares: the layout, the language, wording by locale, and the doors in.
 * Templates reach it by name; no page imports it.
 * It knows no client data.
 */
@ApplicationModule(
        id = "channel.page",
        allowedDependencies = {"registry.client"})
@NullMarked
package org.guichet.channel.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
