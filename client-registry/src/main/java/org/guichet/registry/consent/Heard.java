package org.guichet.registry.consent;

import org.guichet.registry.actor.Assurance;

/**
 * How the word of somebody reached us.
 *
 * @param channel where it was said: what a letter says is keyed at a counter or at a telephone, and came by mail
 * @param assurance how sure we are of whoever spoke
 */
record Heard(String channel, Assurance assurance) {}
