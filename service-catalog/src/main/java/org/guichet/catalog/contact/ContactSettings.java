package org.guichet.catalog.contact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of contacts.
 *
 * @param expiry after this time a contact permits nothing, closed or not
 */
@ConfigurationProperties("guichet.contact")
record ContactSettings(@DefaultValue("PT2H") Duration expiry) {}
