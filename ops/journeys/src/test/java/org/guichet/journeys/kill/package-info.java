/** What is left when the process is killed: the platform in a process of its own, killed from outside at a chosen moment. */
@NullMarked
package org.guichet.journeys.kill;

import org.jspecify.annotations.NullMarked;
