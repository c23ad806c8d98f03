package org.guichet.registry.representation;

import java.util.Set;

/**
 * How far a representation goes.
 *
 * @param categories categories of the attribute dictionary, or {@code *} for all
 * @param services service codes, or {@code *} for all
 * @param act whether the representative may change something, or only see it
 */
public record Scope(Set<String> categories, Set<String> services, boolean act) {
    public static final String ALL = "*";

    public Scope {
        categories = Set.copyOf(categories);
        services = Set.copyOf(services);
    }

    boolean coversCategory(String category) {
        return categories.contains(ALL) || categories.contains(category);
    }

    public boolean coversService(String service) {
        return services.contains(ALL) || services.contains(service);
    }
}
