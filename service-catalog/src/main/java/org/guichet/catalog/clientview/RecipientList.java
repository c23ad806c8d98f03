package org.guichet.catalog.clientview;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.guichet.catalog.clientview.FactRecipient.Telling;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.catalog.telling.Notice;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who got one fact in the last two years, in words: programmes by name, laws by instrument and provision. */
@Component
public class RecipientList {
    private static final String LAW = "AUTHORITY:";
    private static final String CONSENT = "CONSENT:";

    private final FactRecipients recipients;
    private final Programmes programmes;
    private final Authorities authorities;

    RecipientList(FactRecipients recipients, Programmes programmes, Authorities authorities) {
        this.recipients = recipients;
        this.programmes = programmes;
        this.authorities = authorities;
    }

    /** One page, newest first, with the count of all. */
    public record Page(List<FactRecipient> items, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** A look like any other: it is in the client's ledger, and binds the contact. */
    @Transactional
    public Page of(ClientId client, String attribute, int limit, int offset, Locale locale) {
        FactRecipients.Recipients found = recipients.of(client, attribute, limit, offset);
        Map<String, String> names = programmes.all().stream()
                .collect(Collectors.toMap(Programme::code, programme -> programme.name(locale)));
        Map<String, String> laws = authorities.all().stream()
                .collect(Collectors.toMap(
                        Authority::code, authority -> authority.instrument(locale) + ", " + authority.provision()));
        return new Page(
                found.shares().items().stream()
                        .map(share -> line(share, found, names, laws))
                        .toList(),
                found.shares().total());
    }

    private static FactRecipient line(
            LoggedEntry share, FactRecipients.Recipients found, Map<String, String> names, Map<String, String> laws) {
        Notice notice = found.toldAfter(share).orElse(null);
        return new FactRecipient(
                names.getOrDefault(share.recipient(), share.recipient()),
                share.at(),
                share.purpose(),
                share.bases().stream()
                        .filter(basis -> basis.startsWith(LAW))
                        .map(basis -> basis.substring(LAW.length()))
                        .map(code -> Objects.requireNonNull(laws.getOrDefault(code, code)))
                        .toList(),
                share.bases().stream().anyMatch(basis -> basis.startsWith(CONSENT)),
                Telling.of(notice),
                notice == null ? null : notice.correctedAt(),
                notice == null ? null : notice.toldAt());
    }
}
