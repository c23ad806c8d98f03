package org.guichet.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.guichet.catalog.clientview.FactRecipients;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.catalog.telling.Notice;
import org.guichet.registry.audit.LoggedEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** To whom one fact was given in the last two years, from the access log. */
@RestController
class RecipientController {
    private final FactRecipients recipients;
    private final Programmes programmes;

    RecipientController(FactRecipients recipients, Programmes programmes) {
        this.recipients = recipients;
        this.programmes = programmes;
    }

    /** @param basis codes of the authorities and consents it rested on */
    record Share(String recipient, String recipientName, Instant at, String purpose, List<String> basis) {}

    /**
     * @param state of the dispatch that tells the recipient; null where there is none
     * @param toldAt null until the recipient has it
     * @param reason why it is not told, or not yet
     */
    record Told(
            String recipient,
            String recipientName,
            Instant correctedAt,
            @Nullable String state,
            @Nullable Instant toldAt,
            @Nullable String reason) {}

    /** @param next offset of the following page; null on the last */
    record RecipientsBody(List<Share> items, @Nullable String next, long total, List<Told> corrections) {}

    @GetMapping("/api/v1/clients/{client}/facts/{attribute}/recipients")
    RecipientsBody list(
            @PathVariable String client,
            @PathVariable String attribute,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int cursor,
            Locale locale) {
        int from = Math.max(cursor, 0);
        var found = recipients.of(ClientPath.of(client), attribute, Listing.limit(limit), from);
        Map<String, String> names = programmes.all().stream()
                .collect(Collectors.toMap(Programme::code, programme -> programme.name(locale)));
        long end = (long) from + found.shares().items().size();
        return new RecipientsBody(
                found.shares().items().stream()
                        .map(entry -> share(entry, names))
                        .toList(),
                end < found.shares().total() ? Long.toString(end) : null,
                found.shares().total(),
                found.notices().stream().map(notice -> told(notice, names)).toList());
    }

    private static Share share(LoggedEntry entry, Map<String, String> names) {
        return new Share(
                entry.recipient(),
                names.getOrDefault(entry.recipient(), entry.recipient()),
                entry.at(),
                entry.purpose(),
                entry.bases());
    }

    private static Told told(Notice notice, Map<String, String> names) {
        return new Told(
                notice.recipient(),
                names.getOrDefault(notice.recipient(), notice.recipient()),
                notice.correctedAt(),
                notice.state(),
                notice.toldAt(),
                notice.reason());
    }
}
