/**
 * Walks the platform's main job from outside: real OAuth clients, HTTP and nothing else, each step said in plain words.
 * It stops at the first step that is not as promised.
 */
@NullMarked
package org.guichet.demo.walkthrough;

import org.jspecify.annotations.NullMarked;
