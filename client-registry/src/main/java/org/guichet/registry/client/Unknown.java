package org.guichet.registry.client;

import org.jspecify.annotations.Nullable;

/**
 * That no value is known: what a correction says where what was held is wrong, and nothing is known instead. It is a version in
 * the history like any other, and never a current value.
 */
public enum Unknown {
    VALUE;

    /** The value as answers carry it. */
    public static @Nullable Object orNull(Object value) {
        return value == VALUE ? null : value;
    }
}
