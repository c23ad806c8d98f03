/**
 * The platform with synthetic people, demo programmes and an embedded database: to try it, never to ship it.
 */
@NullMarked
package org.guichet.demo;

import org.jspecify.annotations.NullMarked;
