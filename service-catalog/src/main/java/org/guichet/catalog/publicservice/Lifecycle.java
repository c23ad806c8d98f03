package org.guichet.catalog.publicservice;

/** States of a version of a service. Only a published one is offered; a retired one stays readable. */
public enum Lifecycle {
    DRAFT,
    IN_REVIEW,
    PUBLISHED,
    RETIRED;

    boolean mayBecome(Lifecycle next) {
        return switch (this) {
            case DRAFT -> next == IN_REVIEW;
            case IN_REVIEW -> next == DRAFT || next == PUBLISHED || next == RETIRED;
            case PUBLISHED -> next == RETIRED;
            case RETIRED -> false;
        };
    }
}
