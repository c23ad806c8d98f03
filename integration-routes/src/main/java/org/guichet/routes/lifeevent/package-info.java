/**
 * Takes what programmes tell of people from the inbox: signed, idempotent, in order of arrival.
 * Each event is entered as the programme that tells it, with its own grants and under its own authority.
 * One that cannot be applied is listed with its reason for the people who look after deliveries; what is our fault is
 * tried again until it is entered.
 */
@ApplicationModule(
        id = "routes.lifeevent",
        allowedDependencies = {
            "catalog.dispatch",
            "catalog.programme",
            "registry.registration::unattended",
            "registry.disclosure",
            "registry.actor",
            "registry.client"
        })
@NullMarked
package org.guichet.routes.lifeevent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
