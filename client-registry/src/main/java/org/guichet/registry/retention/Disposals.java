package org.guichet.registry.retention;

import java.util.List;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was disposed of, for the privacy office: how many of which kind, by which version of which rule. */
@Component
public class Disposals {
    private static final int LONGEST_PAGE = 100;

    private final DisposalRows rows;

    Disposals(DisposalRows rows) {
        this.rows = rows;
    }

    /** One page of runs, the newest first; a run that goes on says how far it is. */
    public record Page(List<Disposal> items, @Nullable UUID next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    @Transactional(readOnly = true)
    public Page list(@Nullable UUID cursor, int limit) {
        if (!Acting.errand().hasRole(Role.PRIVACY_OFFICER)) {
            throw new NotGranted();
        }
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        List<Disposal> found = rows.runs(cursor, size + 1);
        boolean more = found.size() > size;
        List<Disposal> items = more ? found.subList(0, size) : found;
        return new Page(items, more ? items.getLast().run() : null);
    }
}
