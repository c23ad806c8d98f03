package org.guichet.registry.auditpack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The consents there are, for the privacy office: metadata alone. That they were looked at is in the log. */
@Component
public class ListedConsents {
    static final int COUNTED = 10_000;
    private static final int FLOOR = 10;

    private final PackChecks checks;
    private final ListedConsentRows rows;
    private final ClientIds clients;

    ListedConsents(PackChecks checks, ListedConsentRows rows, ClientIds clients) {
        this.checks = checks;
        this.rows = rows;
        this.clients = clients;
    }

    /**
     * One page, those asked for last first.
     *
     * @param total how many match, at most 10,000; null where they are of fewer than ten people
     * @param more whether there are more than are counted
     */
    public record ConsentPage(
            List<ListedConsent> items,
            @Nullable UUID next,
            @Nullable Integer total,
            boolean more) {
        public ConsentPage {
            items = List.copyOf(items);
        }
    }

    /**
     * Those of sealed clients are there for whoever has the grant; for anybody else they are as absent as those of nobody.
     *
     * @throws InvalidInput naming every wrong field
     * @throws org.guichet.registry.actor.NotGranted for whoever is no privacy officer
     */
    @Transactional
    public ConsentPage page(ConsentFilter filter) {
        Errand errand = PackChecks.officer();
        List<Wrong> wrong = filter.wrong();
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        UUID asked = filter.client();
        Set<ClientId> client = asked == null ? Set.of() : clients.sameAs(new ClientId(asked));
        List<String> read = new ArrayList<>(filter.names());
        read.add("consents");
        checks.record(read, List.copyOf(client));
        List<ListedConsent> found = rows.page(filter, client, errand.cleared());
        ListedConsentRows.Count count = rows.count(filter, client, errand.cleared());
        boolean more = found.size() > filter.limit();
        List<ListedConsent> items = more ? found.subList(0, filter.limit()) : found;
        return new ConsentPage(
                items,
                more ? items.getLast().id() : null,
                count.people() < FLOOR ? null : Math.min(count.consents(), COUNTED),
                count.consents() > COUNTED);
    }
}
