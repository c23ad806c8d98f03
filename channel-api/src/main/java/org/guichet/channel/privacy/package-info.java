/**
 * The privacy officer's pages: the access log and its verification, merges, sealed clients, what clients ask, authorities and purposes,
 * audit packs, retention, and what needs how much assurance.
 * The officer reads metadata, and her own queries are logged too; a client's words open within a contact that says why.
 * It enters no catalogue room but the one that keeps contacts.
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
            "registry.enquiry",
            "registry.identity",
            "registry.protection",
            "registry.retention",
            "registry.export",
            "registry.vigilance"
        })
@NullMarked
package org.guichet.channel.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
