package org.guichet.catalog.application;

/**
 * Fields of the forms started in a window.
 *
 * @param asked fields the client had to answer or confirm
 * @param askedThoughHeldByIntegrator of these, fields for which we held a current answer we could lawfully use
 * @param askedThoughHeldNationally as before, held by us or by a national body
 * @param askedThoughHeldAnywhere as before, held by any government body
 * @param prefillable fields of completed forms that may be prefilled at all
 * @param prefilledAndKept of these, fields that were prefilled and then accepted, confirmed or corrected
 * @param reused fields prefilled from what was held
 * @param reusedWithBasis of these, fields whose authority or consent is on record
 */
public record FormFieldStatistics(
        long asked,
        long askedThoughHeldByIntegrator,
        long askedThoughHeldNationally,
        long askedThoughHeldAnywhere,
        long prefillable,
        long prefilledAndKept,
        long reused,
        long reusedWithBasis) {}
