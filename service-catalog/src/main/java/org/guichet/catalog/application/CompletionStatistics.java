package org.guichet.catalog.application;

/**
 * Complete submissions of one channel in a window.
 *
 * @param decidedAtContact decided while the contact they were submitted in was still open
 * @param simpleSubmitted submissions for services classed as simple
 * @param simpleDecidedAtContact of these, decided while the contact was still open
 */
public record CompletionStatistics(
        String channel, long submitted, long decidedAtContact, long simpleSubmitted, long simpleDecidedAtContact) {}
