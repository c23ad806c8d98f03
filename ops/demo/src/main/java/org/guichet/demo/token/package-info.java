/**
 * Signing in without a browser, for scripts and for trying: the authorization code flow with PKCE, walked by a program.
 */
@NullMarked
package org.guichet.demo.token;

import org.jspecify.annotations.NullMarked;
