package org.guichet.catalog.contact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of contacts. How many failures are too many is a proposal of this project's, not a rule of law.
 *
 * @param expiry after this time a contact permits nothing, closed or not
 * @param failures so many failed attempts at identification within a contact lock all but stronger methods
 * @param failuresOfClient so many to be one client, in whatever contacts, do the same
 * @param failuresCountFor how long an attempt to be a client counts
 */
@ConfigurationProperties("guichet.contact")
record ContactSettings(
        @DefaultValue("PT2H") Duration expiry,
        @DefaultValue("3") int failures,
        @DefaultValue("5") int failuresOfClient,
        @DefaultValue("P1D") Duration failuresCountFor) {}
