/**
 * Tokens and sessions become an errand: who acts, through which channel, with which roles and assurance.
 * The platform's own authorization server lives here, with its accounts, keys and limits on sign-in.
 * It knows no client data.
 */
@ApplicationModule(
        id = "channel.security",
        allowedDependencies = {"registry.actor", "registry.secrecy", "registry.holding"})
@NullMarked
package org.guichet.channel.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
