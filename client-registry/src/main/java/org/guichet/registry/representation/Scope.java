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

    /** Who acts for a client is a matter of the client alone: no representative sees or changes it. */
    private static final String NEVER = "representation";

    public Scope {
        categories = Set.copyOf(categories);
        services = Set.copyOf(services);
    }

    public boolean coversCategory(String category) {
        return !category.equals(NEVER) && (categories.contains(ALL) || categories.contains(category));
    }

    public boolean coversService(String service) {
        return services.contains(ALL) || services.contains(service);
    }
}
