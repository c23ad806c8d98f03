package org.guichet.catalog.publicservice;

/**
 * One attribute a service's form asks.
 *
 * @param attribute code in the attribute dictionary
 * @param required whether an application without it is incomplete
 */
public record FormField(String attribute, boolean required) {
    public static FormField required(String attribute) {
        return new FormField(attribute, true);
    }

    public static FormField optional(String attribute) {
        return new FormField(attribute, false);
    }
}
