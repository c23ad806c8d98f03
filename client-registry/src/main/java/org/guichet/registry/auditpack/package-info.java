/**
 * The privacy officer's audit pack: thirteen points about a period, each with its counts and the queries that made them, signed.
 * It reads what is stored in the tables of every room, and asks no room's code whether it was right: that is what is checked.
 * It reads metadata and never contents; rooms above bring queries over their own tables through a port.
 */
@ApplicationModule(
        id = "registry.auditpack",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.audit",
            "registry.secrecy",
            "registry.signature"
        })
@NullMarked
package org.guichet.registry.auditpack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
