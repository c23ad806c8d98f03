package org.guichet.catalog.dispatch;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The key messages to programmes are signed with.
 *
 * @param signingKey where the private JSON Web Key lies (RFC 7517; EC, P-256), for example {@code file:/etc/key.json}
 */
@ConfigurationProperties("guichet.delivery")
record SigningSettings(@Nullable Resource signingKey) {}
