/**
 * How long what rooms keep about clients is kept: rules in versions that two people write, each with its law, and holds that stop them.
 * One duty disposes of what is over its period, some at a time, and says so in each client's ledger; of what no rule speaks, nothing is disposed of.
 * What can be disposed of, and how, each room says itself; facts, consents and the access log it never touches.
 */
@ApplicationModule(
        id = "registry.retention",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.consent",
            "registry.audit",
            "registry.auditpack",
            "registry.disclosure",
            "registry.holding",
            "registry.secrecy"
        })
@NullMarked
package org.guichet.registry.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
