/**
 * The privacy officer's pages: the access log and its verification, merges, sealed clients, authorities and purposes, audit packs.
 * The officer reads metadata, and her own queries are logged too.
 * It enters no catalogue room.
 */
@ApplicationModule(
        id = "channel.privacy",
        allowedDependencies = {
            "channel.security",
            "catalog.contact",
            "registry.actor",
            "registry.client",
            "registry.consent",
            "registry.audit",
            "registry.auditpack",
            "registry.disclosure",
            "registry.duplicate",
            "registry.identity",
            "registry.protection"
        })
@NullMarked
package org.guichet.channel.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
