package org.guichet.catalog.maturity;

import java.util.List;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The capabilities that are computed, for managers. Every figure is counted anew over its window. */
@Service
public class Maturity {
    private final List<Capability> capabilities;

    Maturity(List<Capability> capabilities) {
        this.capabilities = List.copyOf(capabilities);
    }

    /** Every capability that is computed. */
    @Transactional(readOnly = true)
    public List<Measured> all() {
        requireManager();
        return capabilities.stream().map(Capability::measure).toList();
    }

    /** One capability with its readings; {@link NotFound} where it is not computed. */
    @Transactional(readOnly = true)
    public Measured of(String capability) {
        requireManager();
        return find(capability).measure();
    }

    /** The newest rows behind a capability's figures: ids, codes and times, never a value. */
    @Transactional(readOnly = true)
    public List<?> evidence(String capability, int most) {
        requireManager();
        return List.copyOf(find(capability).evidence(most));
    }

    private Capability find(String id) {
        return capabilities.stream()
                .filter(capability -> capability.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static void requireManager() {
        if (!Acting.errand().hasRole(Role.MANAGER)) {
            throw new NotGranted();
        }
    }
}
