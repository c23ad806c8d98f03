package org.guichet.catalog.publicservice;

/** How much it takes to decide a request for a service; simple ones are expected to finish at the contact. */
public enum Complexity {
    SIMPLE,
    MODERATE,
    COMPLEX
}
